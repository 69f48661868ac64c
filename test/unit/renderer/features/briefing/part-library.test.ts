import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { templateSchema } from '../../../../../electron/report/parts/template'
import { blankParts, libraryOf, withPart } from '../../../../../renderer/features/briefing/part-library'
import { partListsOf, type TemplateJson } from '../../../../../renderer/features/briefing/template-parts'

const folder = join(import.meta.dirname, '../../../../../data/templates')
const templates = readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as TemplateJson)
const template = (id: string) => templates.find((one) => one['id'] === id)!
const titleOf = (one: TemplateJson) => (one['title'] as { readonly zh: string }).zh

describe('parts that can be added to a template', () => {
  it('lists parts of running text, of sheets and of series', () => {
    const lists = partListsOf(template('situation'))
    expect(lists.map(({ sheet, place }) => `${sheet} ${place}`)).toEqual(['own 1', 'own 2', 'own 3', 'own 4', 'district 1', 'district 2', 'district 3', 'district 4'])
    expect(partListsOf(template('section-monthly'))[0]).toMatchObject({ path: ['parts'], sheet: null })
  })

  it('every part of every template goes into every other and makes a template that is taken', () => {
    for (const group of [blankParts('zh'), ...libraryOf(templates, 'zh')])
      for (const part of group.parts)
        for (const target of templates) {
          const made = withPart(target, ['parts'], part)
          expect(v.safeParse(templateSchema, made).issues?.map(({ message }) => message), `${group.title}: ${part.label} → ${titleOf(target)}`).toBeUndefined()
          const figures = made['figures'] as TemplateJson
          for (const [, name = ''] of JSON.stringify((made['parts'] as readonly unknown[]).at(-1)).matchAll(/"figure":"(\w+)"/g)) expect(figures).toHaveProperty(name)
        }
  })

  it('gives a figure a new name where the template calls another query by it', () => {
    // Both have a figure `total`: of outfalls the one, of tasks the other.
    const part = libraryOf([template('outfall-rectification')], 'zh')[0]!.parts.find(({ part: one }) => one['part'] === 'text')!
    const made = withPart(template('task-progress'), ['parts'], part)
    const figures = made['figures'] as Readonly<Record<string, TemplateJson>>
    expect(figures['total']).toEqual({ query: 'task.count', field: 'total' })
    expect(figures['total2']).toEqual({ query: 'feature.count', layer: 'outfall' })
    expect(JSON.stringify((made['parts'] as readonly unknown[]).at(-1))).toContain('全市登记排污口{total2}个')
  })

  it('leaves the template that is added to as it was', () => {
    const before = JSON.stringify(template('bay-status'))
    withPart(template('bay-status'), ['parts'], blankParts('en').parts[0]!)
    expect(JSON.stringify(template('bay-status'))).toBe(before)
  })
})
