/** Draws a scene on the current page of a PDFKit document; text stays text. */
import type { FontFace } from '../fonts/font-face'
import type { FontSet } from '../fonts/font-set'
import { placeText } from '../scene/place-text'
import type { GroupItem, ImageItem, PathItem, Scene, SceneItem, TextItem } from '../scene/scene'
import { fillColour, pathOperators, strokeOperators } from './pdf-operators'

const POINTS_PER_MILLIMETRE = 72 / 25.4

export type PdfPainter = { paint(scene: Scene): void }

/** Images that several pages show (a logo) are stored once while somebody holds their bytes. */
export function createPainter(document: PDFKit.PDFDocument, fonts: FontSet): PdfPainter {
  const images = new WeakMap<Uint8Array, PDFKit.Mixins.ImageSrc>()
  const opener = document as unknown as { openImage(content: Buffer): PDFKit.Mixins.ImageSrc }
  const registered = new Set<FontFace>()

  function useFace(face: FontFace): void {
    const key = `${face.file}#${face.collectionName ?? ''}`
    if (!registered.has(face)) {
      document.registerFont(key, face.data, face.collectionName ?? undefined)
      registered.add(face)
    }
    document.font(key)
  }

  /** Opacities are kept in the page's resources; inside a group they multiply. */
  function setOpacity(opacity: number): void {
    if (opacity < 1) document.opacity(opacity)
  }

  function paintPath({ path, fill, stroke }: PathItem, opacity: number): void {
    const operators = pathOperators(path)
    const fillRule = fill?.rule === 'evenodd' ? '*' : ''
    const fillOpacity = (fill?.opacity ?? 1) * opacity
    const strokeOpacity = (stroke?.opacity ?? 1) * opacity
    document.save()
    if (fillOpacity < 1 || strokeOpacity < 1) document.fillOpacity(fillOpacity).strokeOpacity(strokeOpacity)
    const prepare = `${fill === undefined ? '' : fillColour(fill.colour)}${stroke === undefined ? '' : strokeOperators(stroke)}`
    const paint = fill !== undefined && stroke !== undefined ? `B${fillRule}` : fill !== undefined ? `f${fillRule}` : stroke !== undefined ? 'S' : 'n'
    document.addContent(`${prepare}${operators}${paint}`)
    document.restore()
  }

  function paintText(item: TextItem, opacity: number): void {
    const { runs } = placeText(item, fonts)
    const options = { lineBreak: false, baseline: 'alphabetic', characterSpacing: item.spacing ?? 0 } as const
    const show = (stroke: boolean) => {
      for (const { face, text, x } of runs) {
        useFace(face)
        document.fontSize(item.size).text(text, x, 0, stroke ? { ...options, fill: false, stroke: true } : options)
      }
    }
    document.save()
    document.translate(item.x, item.y)
    if (item.rotate !== undefined && item.rotate !== 0) document.rotate(item.rotate)
    setOpacity((item.opacity ?? 1) * opacity)
    if (item.halo !== undefined && item.halo.width > 0) {
      // The halo is ink, not words: a reader that copies or searches must not meet the text twice.
      document.addContent('/Span << /ActualText () >> BDC')
      document.addContent(strokeOperators({ colour: item.halo.colour, width: item.halo.width * 2, join: 'round', cap: 'round' }))
      show(true)
      document.addContent('EMC')
    }
    document.addContent(fillColour(item.colour))
    show(false)
    document.restore()
  }

  function paintImage({ data, x, y, width, height }: ImageItem, opacity: number): void {
    const image = images.get(data) ?? opener.openImage(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
    images.set(data, image)
    document.save()
    setOpacity(opacity)
    document.image(image, x, y, { width, height })
    document.restore()
  }

  function paintGroup(group: GroupItem, opacity: number): void {
    document.save()
    if (group.translate !== undefined) document.translate(...group.translate)
    if (group.clip !== undefined) document.addContent(`${pathOperators(group.clip)}W n`)
    for (const item of group.items) paintItem(item, opacity * (group.opacity ?? 1))
    document.restore()
  }

  function paintItem(item: SceneItem, opacity: number): void {
    if (item.type === 'path') paintPath(item, opacity)
    else if (item.type === 'text') paintText(item, opacity)
    else if (item.type === 'image') paintImage(item, opacity)
    else paintGroup(item, opacity)
  }

  return {
    paint(scene) {
      document.save()
      document.scale(POINTS_PER_MILLIMETRE)
      for (const item of scene.items) paintItem(item, 1)
      document.restore()
    },
  }
}

/** A page's size in points. */
export function pageSize(scene: Scene): [number, number] {
  return [scene.width * POINTS_PER_MILLIMETRE, scene.height * POINTS_PER_MILLIMETRE]
}
