/** Messages about files that cannot be opened or read at all. What is wrong with single records stands in import-problem.ts. */
import type { Message } from '../translate'

export type ImportErrorParams = {
  'import.notFound': { path: string }
  'import.cannotRead': { path: string; reason: string }
  'import.empty': { name: string }
  'import.unknownFormat': { name: string }
  'import.folderWithoutLayers': { name: string }
  'import.archiveWithoutLayers': { name: string }
  'import.archiveWithSeveral': { name: string; files: string }
  'import.truncated': { name: string; detail: string }
  'import.damaged': { name: string; detail: string }
  'import.partMissing': { name: string; part: string }
  'import.noLayer': { name: string }
  'import.layerNotFound': { name: string; layer: string; available: string }
  'import.encrypted': { name: string }
  'import.unknownEncoding': { encoding: string }
  'import.tooManyFields': { name: string; found: number; limit: number }
  'import.tooManyEntries': { name: string; found: number; limit: number }
  'import.tooLarge': { name: string; megabytes: number; limit: number }
  'import.recordTooLong': { name: string; row: number; limit: number }
  'import.nestedTooDeep': { name: string; limit: number }
  'import.archiveUnsafeName': { name: string; entry: string }
  'import.archiveBomb': { name: string; limit: number }
  'import.xmlDocumentType': { name: string }
  'import.fileGeodatabase': { name: string }
  'import.personalGeodatabase': { name: string }
  'import.geoPackage': { name: string }
  'import.dwg': { name: string }
  'import.rarArchive': { name: string }
  'import.mapInfo': { name: string }
  'import.document': { name: string }
  'import.documentWithoutTables': { name: string }
  'import.openDocument': { name: string }
  'import.picture': { name: string }
  'import.webArchive': { name: string }
  'import.binaryDxf': { name: string }
  'import.markup': { name: string }
  'import.plainJson': { name: string }
  'import.archiveWithinArchive': { name: string; files: string }
}

export const importErrorMessages: Record<keyof ImportErrorParams, Message> = {
  'import.notFound': {
    zh: '找不到文件：{path}。请检查路径。',
    en: 'No such file: {path}. Check the path.',
  },
  'import.cannotRead': {
    zh: '无法读取 {path}（{reason}）。请检查权限，或文件是否正被其他程序占用。',
    en: 'Cannot read {path} ({reason}). Check its permissions and whether another program holds it open.',
  },
  'import.empty': {
    zh: '{name} 是空文件。请向提供方重新索取。',
    en: '{name} is empty. Ask for it again.',
  },
  'import.unknownFormat': {
    zh: '认不出 {name} 的格式。可导入：Shapefile、GeoPackage、文件地理数据库、GeoJSON、KML/KMZ、GPX、CSV/TXT、Excel、Word 表格、DXF、界址点 TXT。',
    en: 'The format of {name} is not known. Dutu imports Shapefile, GeoPackage, file geodatabases, GeoJSON, KML/KMZ, GPX, CSV/TXT, Excel, tables of Word, DXF and parcel point TXT.',
  },
  'import.folderWithoutLayers': {
    zh: '文件夹 {name} 中没有可导入的图层。请选择含 .shp 的文件夹，或直接选择文件。',
    en: 'The folder {name} holds no layer to import. Choose a folder with a .shp in it, or a file.',
  },
  'import.archiveWithoutLayers': {
    zh: '压缩包 {name} 中没有可导入的文件。请解压查看内容。',
    en: 'The archive {name} holds no file to import. Unpack it and look inside.',
  },
  'import.archiveWithSeveral': {
    zh: '压缩包 {name} 中有多个可导入的文件：{files}。请解压后逐个导入。',
    en: 'The archive {name} holds several files to import: {files}. Unpack it and import them one by one.',
  },
  'import.truncated': {
    zh: '{name} 不完整，后部缺失（{detail}）。请重新拷贝或下载。',
    en: '{name} is cut off ({detail}). Copy or download it again.',
  },
  'import.damaged': {
    zh: '{name} 已损坏，无法读取（{detail}）。请向提供方重新索取，或用原软件另存一份。',
    en: '{name} is damaged ({detail}). Ask for it again, or save it anew with the program it came from.',
  },
  'import.partMissing': {
    zh: '{name} 缺少 {part} 文件。Shapefile 须连同 .shp、.dbf、.shx 等文件一起提供。',
    en: '{name} lacks its {part} file. A shapefile comes with its .shp, .dbf and .shx together.',
  },
  'import.noLayer': {
    zh: '{name} 中没有任何记录。',
    en: '{name} holds no record.',
  },
  'import.layerNotFound': {
    zh: '{name} 中没有图层或工作表“{layer}”。现有：{available}。',
    en: '{name} has no layer or sheet “{layer}”. It has: {available}.',
  },
  'import.encrypted': {
    zh: '{name} 已加密。请用原软件取消密码后再导入。',
    en: '{name} is protected by a password. Remove it in the program it came from and import again.',
  },
  'import.unknownEncoding': {
    zh: '不认识编码“{encoding}”。常用：gbk、utf-8、big5。',
    en: 'The encoding “{encoding}” is not known. Usual ones: gbk, utf-8, big5.',
  },
  'import.tooManyFields': {
    zh: '{name} 有 {found} 列，超过上限 {limit} 列。请先在原软件中删去空列。',
    en: '{name} has {found} columns; the limit is {limit}. Delete empty columns first.',
  },
  'import.tooManyEntries': {
    zh: '压缩包 {name} 中有 {found} 个文件，超过上限 {limit} 个。请解压后选择需要的文件。',
    en: 'The archive {name} holds {found} files; the limit is {limit}. Unpack it and choose the ones you need.',
  },
  'import.tooLarge': {
    zh: '{name} 展开后有 {megabytes} MB，超过此格式的上限 {limit} MB。请拆分，或另存为 CSV 或 GeoPackage。',
    en: '{name} unfolds to {megabytes} MB; the limit for this format is {limit} MB. Split it, or save it as CSV or GeoPackage.',
  },
  'import.recordTooLong': {
    zh: '{name} 第 {row} 条记录过长（超过 {limit} 字节），文件可能已损坏或引号不成对。',
    en: 'Record {row} of {name} is longer than {limit} bytes: the file is damaged or a quotation mark is not closed.',
  },
  'import.nestedTooDeep': {
    zh: '{name} 的嵌套超过 {limit} 层，已拒绝读取。',
    en: '{name} is nested more than {limit} levels deep and was not read.',
  },
  'import.archiveUnsafeName': {
    zh: '压缩包 {name} 中有越出目录的文件名“{entry}”，已拒绝打开。',
    en: 'The archive {name} holds a file name that leaves its folder (“{entry}”), so it was not opened.',
  },
  'import.archiveBomb': {
    zh: '压缩包 {name} 解压后异常膨胀（超过压缩前的 {limit} 倍），已拒绝打开。',
    en: 'The archive {name} unpacks to more than {limit} times its size, so it was not opened.',
  },
  'import.xmlDocumentType': {
    zh: '{name} 含有 XML 文档类型定义（DOCTYPE），出于安全已拒绝打开。请用原软件重新导出。',
    en: '{name} holds an XML document type (DOCTYPE) and was not opened for safety. Export it anew.',
  },
  'import.fileGeodatabase': {
    zh: '{name} 是经过压缩的文件地理数据库，督图不能读取。请在 ArcGIS 中解压缩（Uncompress），或把图层导出为 GeoPackage 或 Shapefile 后导入。',
    en: '{name} is a compressed file geodatabase, which Dutu cannot read. Uncompress it in ArcGIS, or export its layers to GeoPackage or Shapefile.',
  },
  'import.personalGeodatabase': {
    zh: '{name} 是 Access 数据库（.mdb/.accdb），督图不能直接读取。请在 ArcGIS 中导出为 Shapefile 或 GeoPackage，表格请另存为 Excel。',
    en: '{name} is an Access database (.mdb/.accdb), which Dutu cannot read. Export its layers to Shapefile or GeoPackage with ArcGIS, its tables to Excel.',
  },
  'import.geoPackage': {
    zh: '{name} 是 GeoPackage，由工作区直接读取。',
    en: '{name} is a GeoPackage; workspaces read it directly.',
  },
  'import.dwg': {
    zh: '{name} 是 AutoCAD DWG 图形，督图不能直接读取。请在 CAD 中另存为 DXF 后导入。',
    en: '{name} is an AutoCAD DWG drawing, which Dutu cannot read. Save it as DXF and import that.',
  },
  'import.rarArchive': {
    zh: '{name} 是 RAR 或 7z 压缩包，督图不能直接读取。请先解压，或改用 zip。',
    en: '{name} is a RAR or 7z archive, which Dutu cannot read. Unpack it first, or use zip.',
  },
  'import.markup': {
    zh: '{name} 是 GML 等 XML 文件，督图不能直接读取。请在 QGIS 中打开并导出为 GeoPackage 或 Shapefile。',
    en: '{name} is GML or other XML, which Dutu cannot read. Open it in QGIS and export it to GeoPackage or Shapefile.',
  },
  'import.plainJson': {
    zh: '{name} 是 JSON，但不是 GeoJSON，其中没有图形。请导出为 GeoJSON，表格请另存为 CSV 或 Excel。',
    en: '{name} is JSON but not GeoJSON; it holds no geometry. Export GeoJSON, or tables as CSV or Excel.',
  },
  'import.archiveWithinArchive': {
    zh: '压缩包 {name} 里面还是压缩包：{files}。请先解压，再导入里面的压缩包。',
    en: 'The archive {name} holds archives itself: {files}. Unpack it and import the inner one.',
  },
  'import.mapInfo': {
    zh: '{name} 是 MapInfo 图层，督图不能直接读取。请在 MapInfo 或 QGIS 中导出为 Shapefile 或 GeoPackage。',
    en: '{name} is a MapInfo layer, which Dutu cannot read. Export it to Shapefile or GeoPackage with MapInfo or QGIS.',
  },
  'import.document': {
    zh: '{name} 是 PDF、PPT 或旧版 Word（.doc、.wps）文档。旧版 Word 请另存为 .docx，其余请把表格复制到 Excel 后导入。',
    en: '{name} is a PDF, PowerPoint or old Word document (.doc, .wps). Save the latter as .docx; copy tables of the others into Excel.',
  },
  'import.documentWithoutTables': {
    zh: '{name} 中没有可导入的表格。',
    en: '{name} holds no table to import.',
  },
  'import.openDocument': {
    zh: '{name} 是 OpenDocument 表格（.ods）。请在 WPS 或 Excel 中另存为 .xlsx 后导入。',
    en: '{name} is an OpenDocument sheet (.ods). Save it as .xlsx and import that.',
  },
  'import.picture': {
    zh: '{name} 是图片或栅格影像，不含可导入的要素。',
    en: '{name} is a picture or raster and holds no features to import.',
  },
  'import.webArchive': {
    zh: '{name} 是“单个文件网页”（MHTML）。请在 Excel 中打开并另存为 .xlsx。',
    en: '{name} is a single-file web page (MHTML). Open it in Excel and save it as .xlsx.',
  },
  'import.binaryDxf': {
    zh: '{name} 是二进制 DXF。请在 CAD 中另存为 ASCII（文本）DXF。',
    en: '{name} is a binary DXF. Save it as ASCII DXF.',
  },
}
