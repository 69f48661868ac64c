/** A file all or nothing: written beside its place and moved there when whole. */
import { rename, rm } from 'node:fs/promises'

export async function writeWhole<Result>(path: string, write: (unfinished: string) => Promise<Result>): Promise<Result> {
  const unfinished = `${path}.making`
  await rm(unfinished, { force: true })
  try {
    const result = await write(unfinished)
    await rename(unfinished, path)
    return result
  } finally {
    await rm(unfinished, { force: true })
  }
}
