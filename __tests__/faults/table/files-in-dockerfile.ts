/** COPY lines that write these files (text by absolute path): the context stays empty. */
export function writeFiles(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(files).map(
    ([path, text]) => `COPY <<"LABORATORY" ${path}\n${text.replace(/\n$/, '')}\nLABORATORY`,
  )
}
