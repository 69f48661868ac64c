/** An import's file with what was decided about such a source before. */
import { createHash } from 'node:crypto'
import type { ImportOptions, RememberedImport } from '../../../shared/domain/import'
import { plainName } from '../../engine/import/heading'
import { openImportLayer, type OpenedLayer } from './import-layer'
import { recallImport, withRemembered } from './import-memory'
import type { Session } from '../session'

export type KnownSource<Options extends ImportOptions> = {
  /** Close its source, whatever happened. */
  readonly opened: OpenedLayer
  /** The person's choices, and where nothing was said what was remembered. */
  readonly options: Options
  readonly signature: string
  /** Null where nothing is remembered, or it was not asked for. */
  readonly remembered: RememberedImport | null
}

/**
 * @param asks whether what was decided before is taken over
 * @throws AppError where the file cannot be read or a layer has to be named
 */
export async function openKnownSource<Options extends ImportOptions>(session: Session, given: Options, asks: boolean, signal: AbortSignal): Promise<KnownSource<Options>> {
  const { encoding: _encoding, ...rest } = given
  // With another encoding the headings read differently; a source is known by how it reads by itself.
  const plain = await openImportLayer(session, { ...rest, path: given.path, target: given.target }, signal)
  let opened = plain
  try {
    const signature = signatureOf(plain)
    const remembered = asks ? await recallImport(session.current(), signature, given.target) : null
    const options = remembered === null ? given : withRemembered(given, remembered)
    if (options.encoding !== undefined) {
      await plain.source.close()
      opened = await openImportLayer(session, options, signal)
    }
    return { opened, options, signature, remembered }
  } catch (error) {
    await opened.source.close()
    throw error
  }
}

/** The headings, whatever their order and decoration. */
function signatureOf({ source, layer }: OpenedLayer): string {
  const names = layer.fields.map(({ name }) => plainName(name)).sort()
  return createHash('sha256').update(JSON.stringify([source.format, names])).digest('hex').slice(0, 16)
}
