import type { Application } from './applications.ts'
import { RUNTIME_IMAGE, TOOLCHAIN_IMAGE } from './bases.ts'

/** Dockerfiles of the peers, as their manuals set them up. */

export const TARGET = 'x86_64-unknown-linux-musl'

/** Where cargo's cache mounts lie in the builder. */
export const REGISTRY_MOUNT = '/usr/local/cargo/registry'
export const TARGET_MOUNT = '/app/target'

/** One step for everything. */
export function naiveDockerfile({ bin }: Application): string {
  return `FROM ${TOOLCHAIN_IMAGE} AS build
WORKDIR /app
COPY . .
RUN cargo build --locked --release --target ${TARGET} --bin ${bin}

${runtime(bin, `/app/target/${TARGET}/release/${bin}`)}`
}

/** Dependencies in a step of their own, whose input is the recipe alone. */
export function chefDockerfile({ bin }: Application): string {
  return `FROM ${TOOLCHAIN_IMAGE} AS chef
WORKDIR /app

FROM chef AS planner
COPY . .
RUN cargo chef prepare --recipe-path recipe.json

FROM chef AS build
COPY --from=planner /app/recipe.json recipe.json
RUN cargo chef cook --locked --release --target ${TARGET} --recipe-path recipe.json
COPY . .
RUN cargo build --locked --release --target ${TARGET} --bin ${bin}

${runtime(bin, `/app/target/${TARGET}/release/${bin}`)}`
}

/** Cache mounts; the program is copied out of the one that is gone after the step. */
export function mountsDockerfile({ bin }: Application): string {
  return `FROM ${TOOLCHAIN_IMAGE} AS build
WORKDIR /app
ENV CARGO_INCREMENTAL=0
COPY . .
RUN --mount=type=cache,target=${REGISTRY_MOUNT} \\
    --mount=type=cache,target=${TARGET_MOUNT} \\
    cargo build --locked --release --target ${TARGET} --bin ${bin} && \\
    cp target/${TARGET}/release/${bin} /program

${runtime(bin, '/program')}`
}

function runtime(bin: string, program: string): string {
  return `FROM ${RUNTIME_IMAGE}
COPY --from=build ${program} /usr/local/bin/${bin}
ENTRYPOINT ["/usr/local/bin/${bin}"]
`
}
