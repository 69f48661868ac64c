import { crc32, deflateRawSync } from 'node:zlib'

/** One entry; the sizes that its headers state can be made to lie. */
export type ZipEntry = {
  readonly name: Buffer | string
  readonly content: Buffer | string
  readonly utf8Flag?: boolean
  readonly statedSize?: number
  readonly method?: number
  readonly encrypted?: boolean
}

/** A zip file as bytes, honest unless told otherwise (APPNOTE.TXT 6.3: local headers, central directory, end record). */
export function buildZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, utf8Flag = false, statedSize, method = 8, encrypted = false } of entries) {
    const nameBytes = Buffer.isBuffer(name) ? name : Buffer.from(name)
    const plain = Buffer.isBuffer(content) ? content : Buffer.from(content)
    const packed = method === 8 ? deflateRawSync(plain) : plain
    const size = statedSize ?? plain.length
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE((utf8Flag ? 0x800 : 0) | (encrypted ? 1 : 0), 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(crc32Of(plain), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, nameBytes, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, tail, nameBytes]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

/** zlib.crc32 came with Node 20.15; its types later. */
function crc32Of(bytes: Buffer): number {
  return crc32(bytes) >>> 0
}
