/** Photos as the window shows them. */
import { useQuery } from '@tanstack/react-query'
import { service } from '../clients'

/** A photo as a data URL: small ones are shrunk so that a card of many photos stays light. */
export function usePhoto(id: string, width: 'thumbnail' | 'full', enabled = true) {
  return useQuery({ queryKey: ['photo', id, width], enabled, gcTime: 60_000, queryFn: () => readPhoto(id, width) })
}

const THUMBNAIL_PIXELS = 208

async function readPhoto(id: string, width: 'thumbnail' | 'full'): Promise<string> {
  const { mediaType, base64 } = await service.document.content({ id })
  const whole = `data:${mediaType};base64,${base64}`
  if (width === 'full') return whole
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const bitmap = await createImageBitmap(new Blob([bytes], { type: mediaType }), { resizeWidth: THUMBNAIL_PIXELS, resizeQuality: 'medium' })
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return canvas.toDataURL('image/jpeg', 0.8)
}
