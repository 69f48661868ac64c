/** A photo as a small picture; pressed, it is shown whole. */
import { Image } from 'antd'
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { usePhoto } from '../../api/queries/documents'

export function PhotoThumbnail({ id, name }: { readonly id: string; readonly name: string }) {
  const [open, setOpen] = useState(false)
  const small = usePhoto(id, 'thumbnail')
  const full = usePhoto(id, 'full', open)
  // Formats that the window cannot draw are still stored, opened and saved.
  if (small.isError) return <ImageOff className="photo-missing" size={20} aria-label={name} />
  if (small.data === undefined) return <span className="photo-waiting" aria-hidden />
  return <Image className="photo" src={small.data} alt={name} title={name} preview={{ open, onOpenChange: setOpen, src: full.data ?? small.data }} />
}
