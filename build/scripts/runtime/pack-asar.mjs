// @ts-check
/**
 * Writes a small asar archive, the form in which Electron looks for `resources/default_app.asar`.
 *
 * Layout (github.com/electron/asar, README "Format"; the header travels in a Chromium pickle): four little-endian
 * 32-bit numbers — 4, size of the header pickle, size of its payload, length of the JSON — then the JSON, padded to
 * four bytes, then the files one after the other.
 */

/**
 * @param {Readonly<Record<string, string>>} files name → content; no folders
 * @returns {Buffer}
 */
export function packAsar(files) {
  /** @type {Record<string, { offset: string, size: number }>} */
  const entries = {}
  const bodies = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const body = Buffer.from(content, 'utf8')
    entries[name] = { offset: String(offset), size: body.length }
    offset += body.length
    bodies.push(body)
  }
  const json = Buffer.from(JSON.stringify({ files: entries }), 'utf8')
  const paddedLength = Math.ceil(json.length / 4) * 4
  const head = Buffer.alloc(16 + paddedLength)
  head.writeUInt32LE(4, 0)
  head.writeUInt32LE(paddedLength + 8, 4)
  head.writeUInt32LE(paddedLength + 4, 8)
  head.writeUInt32LE(json.length, 12)
  json.copy(head, 16)
  return Buffer.concat([head, ...bodies])
}
