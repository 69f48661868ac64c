/** What the rest of the program uses of the store beside its interface. */
export { createWorkspace, putWorkspaceInPlace } from './open/create-workspace'
export { openShare } from './open/open-share'
export { openWorkspace, type OpenOptions } from './open/open-workspace'
export { validateFile } from './validate/validate-file'
export { exportGeoPackage } from './export/export-geopackage'
export { writeGeoPackage, type WrittenLayer } from './export/write-geopackage'
export { type MbtilesFile, openMbtiles } from './mbtiles/read-mbtiles'
export { isGeoPackageFile, openGeoPackageSource } from './foreign/open-geopackage-source'
