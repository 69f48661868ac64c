/**
 * A scene as SVG, for the preview and for pictures.
 *
 * Letters are drawn as outlines of the very faces that the PDF embeds, each glyph defined once: the picture needs no font and looks the
 * same in every program. With `selectable`, texts are written as text instead, each with its role as class.
 */
import type { FontFace } from '../fonts/font-face'
import type { FontSet } from '../fonts/font-set'
import { readImageFacts } from '../scene/image-facts'
import { placeText } from '../scene/place-text'
import type { GroupItem, ImageItem, PathData, PathItem, Scene, SceneItem, Stroke, TextItem } from '../scene/scene'

export type SvgOptions = {
  /** Texts as `<text class="font-ROLE">`: the reader's fonts decide how they look. */
  readonly selectable?: boolean
}

/** A group with a live figure carries its id as `data-figure`. Width and height are in millimetres, user units too. */
export function sceneToSvg(scene: Scene, fonts: FontSet, options: SvgOptions = {}): string {
  const writer = createSvgWriter(fonts, options.selectable ?? false)
  const body = scene.items.map(writer.draw).join('')
  const { width, height } = scene
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}"><defs>${writer.definitions()}</defs>${body}</svg>`
}

function createSvgWriter(fonts: FontSet, selectable: boolean) {
  const glyphs = new Map<string, string>()
  const glyphIds = new Map<string, string>()
  const faceNumbers = new Map<FontFace, number>()
  const clips: string[] = []

  function glyphReference(face: FontFace, glyph: ReturnType<FontFace['glyphs']>[number]): string {
    let number = faceNumbers.get(face)
    if (number === undefined) {
      number = faceNumbers.size
      faceNumbers.set(face, number)
    }
    const key = `${number}-${glyph.id}`
    let id = glyphIds.get(key)
    if (id === undefined) {
      id = `g${key}`
      glyphIds.set(key, id)
      const scale = 1 / glyph.unitsPerEm
      glyphs.set(id, `<path id="${id}" d="${glyph.path.scale(scale, -scale).toSVG()}"/>`)
    }
    return id
  }

  function text(item: TextItem): string {
    const rotate = item.rotate === undefined || item.rotate === 0 ? '' : ` rotate(${short(item.rotate)})`
    const opacity = opacityAttribute(item.opacity)
    const { runs } = placeText(item, fonts)
    if (selectable) {
      const halo = item.halo === undefined ? '' : ` stroke="${item.halo.colour}" stroke-width="${short(item.halo.width * 2)}" stroke-linejoin="round" paint-order="stroke"`
      const spacing = item.spacing === undefined ? '' : ` letter-spacing="${short(item.spacing)}"`
      const anchor = item.anchor === undefined ? '' : ` text-anchor="${item.anchor}"`
      return `<text transform="translate(${short(item.x)} ${short(item.y)})${rotate}" class="font-${item.font}" font-size="${short(item.size)}" fill="${item.colour}"${anchor}${spacing}${halo}${opacity}>${escape(item.text)}</text>`
    }
    const uses: string[] = []
    for (const { face, text: letters, x } of runs) {
      face.glyphs(letters).forEach((glyph, index) => {
        if (glyph.path.commands.length === 0) return
        const at = x / item.size + glyph.x + ((item.spacing ?? 0) * index) / item.size
        uses.push(`<use xlink:href="#${glyphReference(face, glyph)}" x="${short(at)}"${glyph.y === 0 ? '' : ` y="${short(-glyph.y)}"`}/>`)
      })
    }
    const place = `transform="translate(${short(item.x)} ${short(item.y)})${rotate} scale(${short(item.size)})"`
    const behind =
      item.halo === undefined || item.halo.width === 0
        ? ''
        : `<g fill="none" stroke="${item.halo.colour}" stroke-width="${short((item.halo.width * 2) / item.size)}" stroke-linejoin="round">${uses.join('')}</g>`
    return `<g ${place} fill="${item.colour}"${opacity}>${behind}${uses.join('')}</g>`
  }

  function group({ items, clip, opacity, translate, figure }: GroupItem): string {
    let attributes = opacityAttribute(opacity)
    if (translate !== undefined) attributes += ` transform="translate(${short(translate[0])} ${short(translate[1])})"`
    if (figure !== undefined) attributes += ` data-figure="${escape(figure)}"`
    if (clip !== undefined) {
      const id = `c${clips.length}`
      clips.push(`<clipPath id="${id}"><path d="${pathData(clip)}"/></clipPath>`)
      attributes += ` clip-path="url(#${id})"`
    }
    return `<g${attributes}>${items.map(draw).join('')}</g>`
  }

  function draw(sceneItem: SceneItem): string {
    if (sceneItem.type === 'path') return path(sceneItem)
    if (sceneItem.type === 'text') return text(sceneItem)
    if (sceneItem.type === 'image') return image(sceneItem)
    return group(sceneItem)
  }

  return { draw, definitions: () => [...glyphs.values(), ...clips].join('') }
}

function path({ path: commands, fill, stroke }: PathItem): string {
  const fillAttributes =
    fill === undefined ? 'fill="none"' : `fill="${fill.colour}"${fill.opacity === undefined ? '' : ` fill-opacity="${short(fill.opacity)}"`}${fill.rule === 'evenodd' ? ' fill-rule="evenodd"' : ''}`
  return `<path d="${pathData(commands)}" ${fillAttributes}${stroke === undefined ? '' : strokeAttributes(stroke)}/>`
}

function strokeAttributes({ colour, width, dash, cap, join, opacity }: Stroke): string {
  return ` stroke="${colour}" stroke-width="${short(width)}"${dash === undefined ? '' : ` stroke-dasharray="${dash.map(short).join(' ')}"`}${cap === 'round' ? ' stroke-linecap="round"' : ''}${join === 'round' ? ' stroke-linejoin="round"' : ''}${opacity === undefined ? '' : ` stroke-opacity="${short(opacity)}"`}`
}

/** A turned photo is turned here: not every reader obeys what the file says about itself. */
function image({ data, x, y, width, height }: ImageItem): string {
  const facts = readImageFacts(data)
  const content = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')
  const turn = facts?.orientation === 6 ? 90 : facts?.orientation === 8 ? -90 : facts?.orientation === 3 ? 180 : 0
  const swapped = turn === 90 || turn === -90
  const [wide, high] = swapped ? [height, width] : [width, height]
  const rotate = turn === 0 ? '' : ` transform="rotate(${turn} ${short(x + width / 2)} ${short(y + height / 2)})"`
  const place = `x="${short(x + (width - wide) / 2)}" y="${short(y + (height - high) / 2)}" width="${short(wide)}" height="${short(high)}"`
  return `<image ${place}${rotate} style="image-orientation:none" preserveAspectRatio="none" xlink:href="data:image/${facts?.type ?? 'png'};base64,${content}"/>`
}

function pathData(commands: PathData): string {
  let data = ''
  for (const command of commands) {
    data += command[0]
    for (let index = 1; index < command.length; index++) data += `${index > 1 ? ' ' : ''}${short(command[index] as number)}`
  }
  return data
}

const opacityAttribute = (opacity: number | undefined) => (opacity === undefined || opacity >= 1 ? '' : ` opacity="${short(opacity)}"`)

const short = (value: number) => String(Math.round(value * 10000) / 10000)

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
