/**
 * Waypoints, routes and tracks out of the events of a GPX document.
 *
 * Source: GPX 1.1 schema (topografix.com/GPX/1/1). Route and track points become the vertices of lines; extensions of a feature
 * become fields by their local names.
 */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { GeometryBuilder } from '../geometry/geometry-builder'
import type { XmlHandler } from '../xml/xml-records'

export const GPX_LAYERS = ['waypoints', 'routes', 'tracks'] as const
export type GpxLayer = (typeof GPX_LAYERS)[number]

export type GpxFeature = {
  readonly layer: GpxLayer
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: FlatGeometry | null
  readonly unreadable: string | null
}

const LAYER_OF: Readonly<Record<string, GpxLayer>> = { wpt: 'waypoints', rte: 'routes', trk: 'tracks' }
const POINTS: ReadonlySet<string> = new Set(['wpt', 'rtept', 'trkpt'])

export class GpxHandler implements XmlHandler<GpxFeature> {
  private items: GpxFeature[] = []
  private readonly path: string[] = []
  private readonly texts: string[] = []
  private layer: GpxLayer | null = null
  private properties: Record<string, unknown> = {}
  private builder = new GeometryBuilder()
  private unreadable: string | null = null
  private position: { x: number; y: number; z: number | null } | null = null

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const layer = this.layer === null ? LAYER_OF[name] : undefined
    if (layer !== undefined) {
      this.layer = layer
      this.properties = {}
      this.builder = new GeometryBuilder()
      this.unreadable = null
    }
    if (POINTS.has(name) && this.layer !== null) this.position = this.readPosition(attributes)
    if (name === 'link' && attributes['href'] !== undefined && (this.path.at(-1) ?? '') in LAYER_OF) this.properties['link'] = attributes['href']
    this.path.push(name)
    this.texts.push('')
  }

  text(text: string): void {
    if (this.texts.length > 0) this.texts[this.texts.length - 1] += text
  }

  close(name: string): void {
    this.path.pop()
    const text = (this.texts.pop() ?? '').trim()
    if (this.layer === null) return
    if (POINTS.has(name)) this.endPoint()
    if (LAYER_OF[name] === this.layer) this.endFeature()
    else if (name === 'ele' && POINTS.has(this.path.at(-1) ?? '')) this.readElevation(text)
    else if (name === 'trkseg') this.builder.endPath()
    else if (text !== '') this.readField(name, text)
  }

  private readPosition({ lat, lon }: Readonly<Record<string, string>>) {
    const [x, y] = [Number(lon ?? NaN), Number(lat ?? NaN)]
    if (lon !== '' && lat !== '' && Number.isFinite(x) && Number.isFinite(y)) return { x, y, z: null }
    this.unreadable ??= `lat="${lat ?? ''}" lon="${lon ?? ''}"`.slice(0, 60)
    return null
  }

  private readElevation(text: string): void {
    const height = Number(text)
    if (this.position !== null && text !== '' && Number.isFinite(height)) this.position.z = height
    if (this.layer === 'waypoints' && text !== '' && Number.isFinite(height)) this.properties['ele'] = height
  }

  /** Fields of the feature itself, not of the points of a line; of those only the first and last time are kept. */
  private readField(name: string, text: string): void {
    const parent = this.path.at(-1) ?? ''
    const isOwn = LAYER_OF[parent] === this.layer
    const isExtension = this.path.includes('extensions') && !this.path.includes('rtept') && !this.path.includes('trkpt')
    if (isOwn || isExtension) this.properties[name] = text
    else if (name === 'time' && (parent === 'trkpt' || parent === 'rtept')) {
      this.properties['begin'] ??= text
      this.properties['end'] = text
    }
  }

  private endPoint(): void {
    if (this.position !== null) this.builder.addVertex(this.position.x, this.position.y, this.position.z)
    this.position = null
  }

  private endFeature(): void {
    const { layer, builder } = this
    if (layer !== 'waypoints') builder.endPath()
    const type = layer === 'waypoints' ? 'Point' : layer === 'routes' ? 'LineString' : 'MultiLineString'
    this.items.push({ layer: layer!, properties: this.properties, geometry: builder.build(type), unreadable: this.unreadable })
    this.layer = null
  }

  takeItems(): GpxFeature[] {
    const { items } = this
    this.items = []
    return items
  }
}
