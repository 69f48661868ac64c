/** What a format is called. */
import type { FormatId } from '../../../shared/domain/source-record'
import type { Message } from '../../../shared/messages/translate'

const same = (text: string): Message => ({ zh: text, en: text })

export const formatTitles: Readonly<Record<FormatId, Message>> = {
  shapefile: same('Shapefile'),
  geojson: same('GeoJSON'),
  kml: same('KML'),
  gpx: same('GPX'),
  csv: { zh: '文本表格', en: 'Text table' },
  xlsx: same('Excel'),
  xls: same('Excel 97–2003'),
  docx: { zh: 'Word 表格', en: 'Word table' },
  htmlTable: { zh: '网页表格', en: 'HTML table' },
  dxf: same('DXF'),
  parcelText: { zh: '界址点 TXT', en: 'Parcel points TXT' },
  fileGeodatabase: { zh: '文件地理数据库', en: 'File geodatabase' },
  geopackage: same('GeoPackage'),
}
