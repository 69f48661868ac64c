/** Every format that a layer can leave in, but GeoPackage, which the store writes. */
import type { LayerWriter } from './layer-writer'
import { writeCsv } from './write-csv'
import { writeGeoJson } from './write-geojson'
import { writeKml } from './write-kml'
import { writeShapefile } from './write-shapefile'
import { writeXlsx } from './write-xlsx'

export const layerWriters = { shp: writeShapefile, geojson: writeGeoJson, kml: writeKml, xlsx: writeXlsx, csv: writeCsv } as const satisfies Record<string, LayerWriter>
