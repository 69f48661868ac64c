/** The table of names: complete, on dry land, and honest about where a position is from. */
import { distance } from '@turf/turf'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { waterAt } from './basemap-archive'

const [header, ...rows] = readFileSync('data/basemap/place-names.csv', 'utf8').trim().split('\n').map((row) => row.split(','))
const places = rows.map((row) => Object.fromEntries(row.map((value, index) => [header![index], value])) as Record<string, string>)
const positionOf = (place: Record<string, string>): [number, number] => [Number(place.lon), Number(place.lat)]
const settlements = places.filter(({ kind }) => ['city', 'county', 'town'].includes(kind!))

describe('place-names.csv', () => {
  it('has both names, kind, rank, position and source in every row', () => {
    for (const place of places) {
      expect(place.name_zh, JSON.stringify(place)).toMatch(/^[\u4e00-\u9fff]+$/)
      expect(place.name_en).toMatch(/^[A-Z][\p{L}' ]+$/u)
      expect(['city', 'county', 'town', 'sea', 'river', 'lake']).toContain(place.kind)
      expect(['1', '2', '3', '4', '5', '6']).toContain(place.rank)
      expect(['geonames', 'approximate', 'label']).toContain(place.source)
      expect(place.source === 'geonames').toBe(place.geonames_name !== '')
    }
  })

  it('has every county of the city', () => {
    expect(settlements.map(({ name_zh: name }) => name)).toEqual(expect.arrayContaining(['南通', '通州', '海门', '启东', '如东', '如皋', '海安', '通州湾']))
  })

  it('puts every settlement on land and every water name on water', async () => {
    const wet: string[] = []
    for (const place of settlements) if ((await waterAt(positionOf(place))).length > 0) wet.push(place.name_zh!)
    expect(wet).toEqual([])
    const dry: string[] = []
    for (const place of places.filter(({ source }) => source === 'label')) if ((await waterAt(positionOf(place))).length === 0) dry.push(place.name_zh!)
    expect(dry).toEqual([])
  })

  it('has no two settlements in one spot', () => {
    for (const [index, one] of settlements.entries()) {
      for (const other of settlements.slice(index + 1)) expect(distance(positionOf(one), positionOf(other)), `${one.name_zh} ${other.name_zh}`).toBeGreaterThan(1)
    }
  })
})
