/** Pictures inside settings and templates: PNG or JPEG as `data:` address (RFC 2397). */
import { readImageFacts } from './image-facts'

/** @returns null for what is neither PNG nor JPEG */
export function pictureAddress(data: Uint8Array): string | null {
  const facts = readImageFacts(data)
  return facts === null ? null : `data:image/${facts.type};base64,${Buffer.from(data).toString('base64')}`
}

/** @returns null for an address that holds no picture */
export function pictureOfAddress(address: string): Uint8Array | null {
  const content = /^data:image\/(?:png|jpeg);base64,([\w+/]+={0,2})$/.exec(address)?.[1]
  if (content === undefined) return null
  const data = new Uint8Array(Buffer.from(content, 'base64'))
  return readImageFacts(data) === null ? null : data
}
