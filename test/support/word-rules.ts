/**
 * What Word insists on in a .docx and other programs forgive: the order of elements, whole tables, parts that are declared and found.
 *
 * Orders are those of ECMA-376, Part 1, annex A (wml.xsd): CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_SectPr, CT_Style, the borders and
 * margins of tables. CT_RPr is a choice there; Word and its validator keep the order of the list all the same.
 */
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: Element[] }

const sides = 'top start left bottom end right insideH insideV tl2br tr2bl'
const orders: Readonly<Record<string, string>> = {
  pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  rPr: 'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  tblPr: 'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  sectPr: 'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  pBdr: 'top left bottom right between bar',
  tblBorders: sides, tcBorders: sides, tblCellMar: sides, tcMar: sides,
  tbl: 'tblPr tblGrid tr', tr: 'tblPrEx trPr tc', tc: 'tcPr content',
  style: 'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
}

/** @returns what is wrong, each with its part; empty for a file that Word opens */
export function brokenWordRules(content: Uint8Array): readonly string[] {
  const files = unzipSync(content)
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const problems: string[] = []
  for (const name of Object.keys(files).filter((file) => /\.(xml|rels)$/.test(file))) {
    const root = parse(text(name))
    if (name.startsWith('word/') && name.endsWith('.xml')) problems.push(...brokenOrders(root).map((problem) => `${name}: ${problem}`))
  }
  return [...problems, ...undeclaredParts(files, parse(text('[Content_Types].xml'))), ...lostRelations(files, parse), ...brokenBody(parse(text('word/document.xml')))]
}

function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name: name.replace(/^w:/, ''), attributes: attributes as Record<string, string>, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root
}

function brokenOrders({ name, children }: Element): readonly string[] {
  const order = orders[name]?.split(' ')
  const own: string[] = []
  if (order !== undefined) {
    let reached = 0
    for (const child of children) {
      const place = order.indexOf(name === 'tc' && child.name !== 'tcPr' ? 'content' : child.name)
      if (place === -1) own.push(`${child.name} has no place in ${name}`)
      else if (place < reached && !(name === 'sectPr' && place <= 1 && reached <= 1)) own.push(`${child.name} comes too late in ${name}`)
      else reached = Math.max(place, reached)
    }
  }
  return [...own, ...children.flatMap(brokenOrders)]
}

/** Every part has a content type (Part 2, 10.1.2). */
function undeclaredParts(files: Readonly<Record<string, Uint8Array>>, types: Element): readonly string[] {
  const declared = types.children[0]?.children ?? []
  const endings = new Set(declared.map(({ attributes }) => attributes['Extension']))
  const names = new Set(declared.map(({ attributes }) => attributes['PartName']))
  const missing = Object.keys(files).filter((name) => name !== '[Content_Types].xml' && !names.has(`/${name}`) && !endings.has(name.split('.').at(-1)))
  const absent = [...names].filter((name) => name !== undefined && files[name.slice(1)] === undefined)
  return [...missing.map((name) => `${name} has no content type`), ...absent.map((name) => `${name} is declared and not there`)]
}

/** Every relation leads to a part, every relation that a part calls is there (Part 2, 9.3). */
function lostRelations(files: Readonly<Record<string, Uint8Array>>, read: (xml: string) => Element): readonly string[] {
  return Object.entries(files).filter(([name]) => name.endsWith('.rels')).flatMap(([name, data]) => {
    const folder = name.replace(/_rels\/[^/]+$/, '')
    const owner = name.replace(/_rels\/([^/]+)\.rels$/, '$1')
    const relations = read(strFromU8(data)).children[0]?.children ?? []
    const lost = relations.filter(({ attributes: { Target = '', TargetMode } }) => TargetMode !== 'External' && files[Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`] === undefined)
    const ids = new Set(relations.map(({ attributes }) => attributes['Id']))
    const called = [...strFromU8(files[owner] ?? new Uint8Array()).matchAll(/\br:(?:id|embed|link)="([^"]+)"/g)].map(([, id]) => id)
    return [...lost.map(({ attributes }) => `${name}: ${attributes['Target']} is not there`), ...called.filter((id) => !ids.has(id)).map((id) => `${owner}: relation ${id} is not there`)]
  })
}

/** Cells end with a paragraph, rows fill their grid, pictures have ids of their own, the body ends with its section. */
function brokenBody(document: Element): readonly string[] {
  const problems: string[] = []
  const body = document.children[0]?.children[0]
  if (body?.children.at(-1)?.name !== 'sectPr') problems.push('the body does not end with its section')
  const ids: string[] = []
  const visit = (element: Element): void => {
    if (element.name === 'tc' && element.children.at(-1)?.name !== 'p') problems.push('a cell does not end with a paragraph')
    if (element.name === 'tbl') problems.push(...brokenRows(element))
    if (element.name === 'wp:docPr') ids.push(element.attributes['id'] ?? '')
    element.children.forEach(visit)
  }
  visit(document)
  if (new Set(ids).size < ids.length) problems.push('pictures share an id')
  return problems
}

function brokenRows(table: Element): readonly string[] {
  const columns = table.children.find(({ name }) => name === 'tblGrid')?.children.length ?? 0
  const rows = table.children.filter(({ name }) => name === 'tr')
  const widths = rows.map((row) => row.children.filter(({ name }) => name === 'tc').reduce((sum, cell) => sum + spanOf(cell), 0))
  return widths.filter((width) => width !== columns).map((width) => `a row has ${width} of ${columns} columns`)
}

const spanOf = (cell: Element): number => Number(cell.children.find(({ name }) => name === 'tcPr')?.children.find(({ name }) => name === 'gridSpan')?.attributes['w:val'] ?? 1)
