/** A picture from a file, as the `data:` address that templates and settings hold. */
import { service, system } from '../../api/clients'

/** @returns null where the person chose none */
export async function choosePicture(): Promise<string | null> {
  const [path] = await system.chooseFiles()
  return path === undefined ? null : (await service.brief.picture({ path })).address
}
