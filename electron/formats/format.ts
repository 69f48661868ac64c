/**
 * What a file format's reader is: one descriptor each, listed in `index.ts`.
 *
 * A reader is opened on a probe of the file, tells its layers, and hands out their records in batches, so memory stays bounded
 * whatever the size of the file. Geometry comes in the layer's own CRS; nothing is transformed, mapped or validated here.
 */
import type { CrsRegistry } from '../../shared/domain/crs'
import type { FormatId, SourceLayer, SourceProblem, SourceRecord } from '../../shared/domain/source-record'
import type { Probe } from './probe'

export type OpenOptions = {
  readonly crsRegistry: CrsRegistry
  /** Encoding that the person chose, in any usual spelling. */
  readonly encoding?: string | undefined
  /** Stops opening; reading has its own signal. */
  readonly signal?: AbortSignal | undefined
  /** Opens a GeoPackage that was unpacked; without it one in an archive is refused. Databases are the store's business. */
  readonly openGeoPackage?: ((path: string) => Promise<Source>) | undefined
}

/** Records in file order, and how far the reader has come. */
export type SourceBatch = {
  readonly records: readonly SourceRecord[]
  /** Found while reading, about the layer as a whole. */
  readonly problems: readonly SourceProblem[]
  /** 0 to 1 of the layer. */
  readonly progress: number
}

/** An opened file. Close it, whatever happened: it may hold file handles and a temporary folder. */
export type Source = {
  readonly format: FormatId
  readonly layers: readonly SourceLayer[]
  /**
   * Every record of a layer; may be called again for another pass.
   *
   * @throws the signal's reason once it is aborted; AppError where reading cannot go on
   */
  read(layer: SourceLayer, signal?: AbortSignal): AsyncIterable<SourceBatch>
  close(): Promise<void>
}

/** 0: not this format. 1: by its extension only. 2: by its content. 3: by its content and nothing else could be meant. */
export type Likelihood = 0 | 1 | 2 | 3

export type FormatDescriptor = {
  readonly id: FormatId
  /** Lower case, without the dot. */
  readonly extensions: readonly string[]
  /** Judges by the probe alone, without reading more of the file. */
  sniff(probe: Probe): Likelihood
  /** @throws AppError where the file cannot be read at all */
  open(probe: Probe, options: OpenOptions): Promise<Source>
}

/** How many records a batch holds, at most. */
export const BATCH_SIZE_RECORDS = 2_000
