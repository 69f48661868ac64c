/** The list of systems against the EPSG register as PROJ gives it (`data/crs/definitions.json`). */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { crsChoicesNear, crsTitle } from '../../../../../renderer/features/import/crs-choices'
import type { CrsDefinitionFile } from '../../../../../shared/domain/crs'

const { definitions } = JSON.parse(readFileSync('data/crs/definitions.json', 'utf8')) as CrsDefinitionFile

describe('systems that a person may name', () => {
  it.each(crsChoicesNear(null).map(({ code, title, meridian }) => [code, title.en, meridian] as const))('%s is %s', (code, title, meridian) => {
    const definition = definitions.find((candidate) => candidate.code === code)
    expect(definition).toBeDefined()
    expect(definition!.deprecated ?? false).toBe(false)
    const { zone, datum, name } = definition!
    expect(zone?.centralMeridian ?? null).toBe(meridian)
    if (zone === null) return
    expect(title.replaceAll(' ', '')).toContain(datum.replace('1954', '1954').replaceAll(' ', ''))
    expect(title).toContain(`${zone.widthDegrees}°`)
    expect(title).toContain(zone.prefixed ? `zone ${zone.number}` : `meridian ${zone.centralMeridian}°`)
    expect(name).toContain(zone.prefixed ? `zone ${zone.number}` : `CM ${zone.centralMeridian}E`)
  })

  it('offers the zone around the workspace before others, and systems without a zone first', () => {
    const codes = crsChoicesNear(120.9).map(({ code }) => code)
    expect(codes.slice(0, 5)).toEqual(['EPSG:4490', 'EPSG:4326', 'EPSG:3857', 'EPSG:4610', 'EPSG:4214'])
    expect(codes.slice(5, 7)).toEqual(['EPSG:4528', 'EPSG:4549'])
  })

  it('names a system that it does not list by its code', () => {
    expect(crsTitle('EPSG:32651', 'zh')).toBe('EPSG:32651')
    expect(crsTitle('EPSG:4528', 'zh')).toBe('CGCS2000 3° 带第 40 带')
  })
})
