/** Runs a body in a folder and with these variables alone, as the command line would find them. */
export async function atHome<T>(
  folder: string,
  env: Readonly<Record<string, string>>,
  body: () => Promise<T>,
): Promise<T> {
  const before = { folder: process.cwd(), env: process.env }
  process.chdir(folder)
  process.env = { ...env }
  try {
    return await body()
  } finally {
    process.env = before.env
    process.chdir(before.folder)
  }
}
