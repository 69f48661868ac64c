/** What parsers of byte streams need of a reader; see `SequentialReader` for the meaning of each part. */
export type ByteReader = {
  buffer: Buffer
  offset: number
  end: number
  require(count: number): Promise<boolean>
  close(): Promise<void>
  /** 0 to 1 of the file. */
  readonly progress: number
}
