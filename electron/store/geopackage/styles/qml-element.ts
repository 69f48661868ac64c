/** XML of QGIS styles, and the few forms that occur in it again and again. */

/** An element; attributes with null are left out. */
export function element(name: string, attributes: Readonly<Record<string, string | number | null>>, ...children: readonly string[]): string {
  const text = Object.entries(attributes)
    .flatMap(([key, value]) => (value === null ? [] : [` ${key}="${escapeXml(String(value))}"`]))
    .join('')
  return children.length === 0 ? `<${name}${text}/>` : `<${name}${text}>${children.join('')}</${name}>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;')
}

/** Properties as QGIS 3.22 and later write them. */
export function optionMap(options: Readonly<Record<string, string>>): string {
  return element('Option', { type: 'Map' }, ...Object.entries(options).map(([name, value]) => element('Option', { name, value, type: 'QString' })))
}

/** Properties of a symbol layer that follow from expressions. */
export function dataDefined(expressions: Readonly<Record<string, string>>): string {
  const properties = Object.entries(expressions).map(([name, expression]) =>
    element(
      'Option',
      { name, type: 'Map' },
      element('Option', { name: 'active', value: 'true', type: 'bool' }),
      element('Option', { name: 'expression', value: expression, type: 'QString' }),
      element('Option', { name: 'type', value: 3, type: 'int' }),
    ),
  )
  return element(
    'data_defined_properties',
    {},
    element(
      'Option',
      { type: 'Map' },
      element('Option', { name: 'name', value: '', type: 'QString' }),
      element('Option', { name: 'properties', type: properties.length === 0 ? null : 'Map' }, ...properties),
      element('Option', { name: 'type', value: 'collection', type: 'QString' }),
    ),
  )
}

const MILLIMETRES_PER_PIXEL = 25.4 / 96

/** Pixels of the palette (1/96 inch) as millimetres, which QGIS keeps on screen and on paper. */
export function millimetres(pixels: number): string {
  return String(Number((pixels * MILLIMETRES_PER_PIXEL).toFixed(3)))
}

/** `#RRGGBB` and an opacity as QGIS writes colours. */
export function colour(hex: string, opacity = 1): string {
  const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16)
  return [part(1), part(3), part(5), Math.round(opacity * 255)].join(',')
}
