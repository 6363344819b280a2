import { parseDockerfile } from '../../src/workspace/dockerfile.ts'

function stagesOf(text: string) {
  return parseDockerfile(text, 'Dockerfile').stages
}

test('stages with names, images from arguments, and stages built on stages', () => {
  const stages = stagesOf(
    'ARG RUST=1.90\nARG BASE="alpine:${TAG:-3.22}"\nFROM --platform=$BUILDPLATFORM rust:${RUST}-alpine AS Build\nRUN cargo build\nFROM $BASE\nCOPY --from=build /x /x\nFROM build as test\n',
  )
  expect(stages.map(({ name, from, fromStage }) => ({ name, from, fromStage }))).toEqual([
    { name: 'build', from: 'rust:1.90-alpine', fromStage: false },
    { name: undefined, from: 'alpine:3.22', fromStage: false },
    { name: 'test', from: 'build', fromStage: true },
  ])
})

test('build arguments win over defaults, for declared arguments alone', () => {
  const text = 'ARG BASE=a\nARG CHECK\nFROM ${BASE}:${TAG}\nFROM x-${CHECK}\n'
  const stages = parseDockerfile(text, 'Dockerfile', ['BASE=b=c', 'CHECK=on', 'TAG=1']).stages
  expect(stages.map(({ from }) => from)).toEqual(['b=c:${TAG}', 'x-on'])
})

test('an argument without a default stays as it is written', () => {
  expect(stagesOf('ARG BASE\nFROM ${BASE}\n')[0]?.from).toBe('${BASE}')
})

test('instructions: continuation lines, comments inside, heredocs, line numbers', () => {
  const [stage] = stagesOf(
    [
      'FROM alpine',
      'RUN apk add \\',
      '    # a comment does not end it',
      '    curl',
      "RUN <<'EOF'",
      'FROM not-a-stage',
      'EOF',
      'COPY <<A <<B /etc/',
      'x',
      'A',
      'y',
      'B',
      'cmd ["sh"]',
    ].join('\n'),
  )
  expect(stage?.instructions).toEqual([
    { keyword: 'RUN', text: 'apk add      curl', line: 2 },
    { keyword: 'RUN', text: "<<'EOF'", line: 5 },
    { keyword: 'COPY', text: '<<A <<B /etc/', line: 8 },
    { keyword: 'CMD', text: '["sh"]', line: 13 },
  ])
})

test('the escape directive changes the continuation character', () => {
  const [stage] = stagesOf('# escape=`\nFROM windows\nRUN a `\n  b\\\nENV x=y\n')
  expect(stage?.instructions.map(({ keyword }) => keyword)).toEqual(['RUN', 'ENV'])
})

test('a heredoc that never ends does not swallow the instruction itself', () => {
  expect(stagesOf('FROM a\nRUN <<EOF\nFROM b\n')).toHaveLength(2)
})

test.each([
  ['# syntax=docker/dockerfile:1\nFROM a', 'docker/dockerfile:1'],
  ['FROM a\n# syntax=docker/dockerfile:1\n', undefined],
])('the syntax directive counts only at the top: %j', (text, expected) => {
  expect(parseDockerfile(text, 'Dockerfile').syntax).toBe(expected)
})

test.each([
  ['FROM rust:1-slim\nRUN make', 'rust'],
  ['FROM debian\nRUN cargo build --release', 'rust'],
  ['FROM lukemathwalker/cargo-chef:latest-rust-1', 'rust'],
  ['FROM node:24\nRUN npm ci', 'other'],
  ['FROM golang:1.26\nRUN go build ./...', 'other'],
  ['FROM alpine\nCOPY app /app', 'unknown'],
  ['FROM node:24 AS web\nRUN npm ci\nFROM rust:1\nRUN cargo build', 'rust'],
])('judges the language of %j as %s', (text, language) => {
  expect(parseDockerfile(text, 'Dockerfile').language).toBe(language)
})
