/** What an error of the file system means for a cache, one sentence. */
export function explainFileError(error: unknown, folder: string): string {
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOSPC':
      return `The disk of the cache folder ${folder} is full.`
    case 'EDQUOT':
      return `The quota of the cache folder ${folder} is used up.`
    case 'EROFS':
      return `The cache folder ${folder} can only be read.`
    case 'EACCES':
    case 'EPERM':
      return `This user may not use the cache folder ${folder}, or an archive in it (${code}).`
    case 'ENOTDIR':
    case 'EEXIST':
      return `The cache folder ${folder} is not a folder.`
    case 'ESTALE':
    case 'EIO':
    case 'ETIMEDOUT':
      return `The cache folder ${folder} cannot be read (${code}).`
    default:
      return `The cache folder ${folder} cannot be used: ${code ?? String(message ?? error)}.`
  }
}
