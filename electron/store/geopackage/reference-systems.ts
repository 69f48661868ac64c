/**
 * Rows of `gpkg_spatial_ref_sys`: the three that requirement 11 asks for, and the storage system.
 *
 * Definitions are WKT 1 (OGC 01-009) as the EPSG register has them, read from PROJ 9.1 by `gdalsrsinfo -o wkt1`. Coordinates in
 * a GeoPackage are [lon, lat] whatever the axis order that a definition names.
 */

/** Storage CRS of every geometry: CGCS2000 geographic. */
export const STORAGE_SRS_ID = 4490

export type ReferenceSystemRow = {
  readonly name: string
  readonly id: number
  readonly organization: string
  readonly organizationId: number
  readonly definition: string
  readonly description: string
}

export const referenceSystems: readonly ReferenceSystemRow[] = [
  {
    name: 'Undefined Cartesian SRS',
    id: -1,
    organization: 'NONE',
    organizationId: -1,
    definition: 'undefined',
    description: 'undefined Cartesian coordinate reference system',
  },
  {
    name: 'Undefined geographic SRS',
    id: 0,
    organization: 'NONE',
    organizationId: 0,
    definition: 'undefined',
    description: 'undefined geographic coordinate reference system',
  },
  {
    name: 'WGS 84 geodetic',
    id: 4326,
    organization: 'EPSG',
    organizationId: 4326,
    definition:
      'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
    description: 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid',
  },
  {
    name: 'China Geodetic Coordinate System 2000',
    id: STORAGE_SRS_ID,
    organization: 'EPSG',
    organizationId: 4490,
    definition:
      'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4490"]]',
    description: '2000国家大地坐标系，经度/纬度，十进制度',
  },
]
