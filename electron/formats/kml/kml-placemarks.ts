/**
 * Placemarks out of the events of a KML document.
 *
 * Source: OGC 12-007r2 (KML 2.3), and Google's gx extensions for tracks. A track becomes a line through its positions; a ground
 * overlay the rectangle that it covers. Styles, regions and views are passed over; what network links point to is noted.
 */
import type { FlatGeometry, SimpleGeometry } from '../../../shared/domain/flat-geometry'
import { GeometryBuilder, joinGeometries } from '../geometry/geometry-builder'
import type { XmlHandler } from '../xml/xml-records'
import { addCoordinates, addTrackCoordinate } from './kml-coordinates'

export type Placemark = {
  readonly properties: Readonly<Record<string, string>>
  readonly geometry: FlatGeometry | null
  /** Text that is no coordinate; null where all is well. */
  readonly unreadable: string | null
}

/** Leaf elements of a placemark that become fields of the same name. */
const PLAIN_FIELDS: ReadonlySet<string> = new Set(['name', 'description', 'address', 'phoneNumber', 'Snippet', 'begin', 'end', 'when'])
const GEOMETRIES: ReadonlySet<string> = new Set(['Point', 'LineString', 'LinearRing', 'Polygon', 'Track', 'MultiTrack'])
const FOLDER_SEPARATOR = ' / '

export class PlacemarkHandler implements XmlHandler<Placemark> {
  /** Name of the document, empty where it has none. */
  documentName = ''
  /** Addresses of network links, as written; empty where one names none. */
  readonly networkLinks: string[] = []
  /** Every folder that holds placemarks, by its path. */
  readonly folders = new Set<string>()

  private items: Placemark[] = []
  private readonly path: string[] = []
  private readonly folderNames: string[] = []
  private readonly texts: string[] = []
  private properties: Record<string, string> | null = null
  private extendedKey: string | null = null
  private parts: SimpleGeometry[] = []
  private builder: GeometryBuilder | null = null
  private unreadable: string | null = null
  private box: Record<string, number> = {}
  /** Nesting of geometry elements; coordinates belong to the outermost that is not a collection. */
  private geometryName: string | null = null

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.path.push(name)
    this.texts.push('')
    if (this.properties === null) {
      if (name === 'Folder' || name === 'Document') this.folderNames.push('')
      else if (name === 'NetworkLink') this.networkLinks.push('')
      else if (name === 'Placemark' || name === 'GroundOverlay') this.beginPlacemark()
    } else if (this.geometryName === null && GEOMETRIES.has(name)) {
      this.geometryName = name
      this.builder = new GeometryBuilder()
    } else if (name === 'Data' || name === 'SimpleData') this.extendedKey = attributes['name'] ?? null
  }

  text(text: string): void {
    if (this.texts.length > 0) this.texts[this.texts.length - 1] += text
  }

  close(name: string): void {
    this.path.pop()
    const text = (this.texts.pop() ?? '').trim()
    if (this.properties !== null) this.closeInPlacemark(name, text)
    else if (name === 'Folder' || name === 'Document') this.folderNames.pop()
    else if (name === 'href' && this.path.includes('NetworkLink')) this.networkLinks[this.networkLinks.length - 1] = text
    else if (name === 'name') {
      const parent = this.path.at(-1)
      if (parent === 'Document' && this.documentName === '') this.documentName = text
      if (parent === 'Folder') this.folderNames[this.folderNames.length - 1] = text
    }
  }

  private beginPlacemark(): void {
    const folder = this.folderNames.filter((name) => name !== '').join(FOLDER_SEPARATOR)
    this.properties = {}
    if (folder !== '') {
      this.properties['folder'] = folder
      this.folders.add(folder)
    }
    this.parts = []
    this.builder = null
    this.geometryName = null
    this.unreadable = null
    this.box = {}
  }

  private closeInPlacemark(name: string, text: string): void {
    const properties = this.properties!
    if (this.geometryName !== null) {
      this.closeInGeometry(name, text)
      return
    }
    if (name === 'Placemark' || name === 'GroundOverlay') {
      if (name === 'GroundOverlay') this.addBox()
      this.items.push({ properties, geometry: joinGeometries(this.parts), unreadable: this.unreadable })
      this.properties = null
    } else if (name === 'SimpleData' || (name === 'value' && this.path.at(-1) === 'Data')) {
      if (this.extendedKey !== null && this.extendedKey !== '') properties[this.extendedKey] = text
    } else if (name === 'Data') this.extendedKey = null
    else if (['north', 'south', 'east', 'west', 'rotation'].includes(name) && this.path.at(-1) === 'LatLonBox') this.box[name] = Number(text)
    else if (PLAIN_FIELDS.has(name) && text !== '' && this.isField(name)) properties[name === 'Snippet' ? 'snippet' : name] = text
    // Elements inside a description are markup that was not escaped: their text belongs to it.
    else if (text !== '' && this.path.includes('description')) this.text(` ${text} `)
  }

  /** `name` may also stand inside styles and links; only the placemark's own and its time count. */
  private isField(name: string): boolean {
    const parent = this.path.at(-1)
    if (name === 'when') return parent === 'TimeStamp'
    if (name === 'begin' || name === 'end') return parent === 'TimeSpan'
    return parent === 'Placemark' || parent === 'GroundOverlay'
  }

  private closeInGeometry(name: string, text: string): void {
    const builder = this.builder!
    if (name === 'coordinates') {
      this.unreadable ??= addCoordinates(builder, text)
    } else if (name === 'coord') {
      if (text !== '') this.unreadable ??= addTrackCoordinate(builder, text)
    } else if (name === 'LinearRing' || name === 'Track') builder.endPath()
    if (name !== this.geometryName) return
    const geometry = this.finishGeometry(name, builder)
    if (geometry !== null) this.parts.push(geometry)
    this.geometryName = null
    this.builder = null
  }

  private finishGeometry(name: string, builder: GeometryBuilder): SimpleGeometry | null {
    if (name === 'Point') return builder.build(builder.vertexCount > 1 ? 'MultiPoint' : 'Point')
    // Coordinates may stand outside of any ring or track.
    builder.endPath()
    switch (name) {
      case 'Polygon':
        return builder.build('Polygon')
      case 'MultiTrack':
        return builder.build('MultiLineString')
      default:
        return builder.build('LineString')
    }
  }

  private addBox(): void {
    const { north, south, east, west, rotation = 0 } = this.box
    const corners = [west, south, east, north]
    if (rotation !== 0 || corners.some((corner) => corner === undefined || !Number.isFinite(corner))) return
    const builder = new GeometryBuilder()
    builder.addVertex(west!, south!)
    builder.addVertex(east!, south!)
    builder.addVertex(east!, north!)
    builder.addVertex(west!, north!)
    builder.closePath()
    builder.endPath()
    const box = builder.build('Polygon')
    if (box !== null) this.parts.push(box)
  }

  takeItems(): Placemark[] {
    const { items } = this
    this.items = []
    return items
  }
}
