/** Evidence judged: photos by distance on the ellipsoid and by day, sections by month, conflicts by finding. */
import { describe, expect, it } from 'vitest'
import { judgePhotos } from '../../../../../electron/engine/life/photo-evidence'
import { judgeRecheck } from '../../../../../electron/engine/life/recheck-evidence'
import { judgeSections } from '../../../../../electron/engine/life/section-evidence'
import { fromGeoJson } from '../../../../../shared/domain/flat-geometry-geojson'
import type { Finding } from '../../../../../shared/domain/check'

const photoNeed = { type: 'photo', withinMeters: 200, everyFeature: true, overridable: true } as const
const point = (lon: number, lat: number) => fromGeoJson({ type: 'Point', coordinates: [lon, lat] })
const outfall = { name: '1号口', geometry: point(121, 32) }
const verdict = (...args: Parameters<typeof judgePhotos>) => judgePhotos(...args).verdict

describe('photos', () => {
  // PROJ 9.1, geod +ellps=GRS80: from 121E 32N north to 32.00180 is 199.596 m, to 32.00181 200.705 m.
  it.each([
    [32.0018, 'met'],
    [32.00181, 'notMet'],
  ])('a photo at latitude %f is %s within 200 m', (lat, expected) => {
    expect(verdict(photoNeed, [outfall], [{ lonLat: [121, lat], takenOn: '2023-05-01' }], '2023-05-01')).toBe(expected)
  })

  it('counts from the day of the order, that day included', () => {
    const taken = (takenOn: string) => verdict(photoNeed, [outfall], [{ lonLat: [121, 32], takenOn }], '2023-05-01')
    expect([taken('2023-04-30'), taken('2023-05-01')]).toEqual(['notMet', 'met'])
  })

  it('proves nothing without place or time', () => {
    expect(verdict(photoNeed, [outfall], [{ lonLat: [121, 32], takenOn: null }, { lonLat: null, takenOn: '2023-06-01' }], null)).toBe('notMet')
  })

  it('asks for one at every place, or at any', () => {
    const other = { name: '2号口', geometry: point(121.5, 32) }
    const photos = [{ lonLat: [121, 32] as const, takenOn: '2023-06-01' }]
    const every = judgePhotos(photoNeed, [outfall, other], photos, null)
    expect(every.verdict).toBe('notMet')
    expect(every.text.params['features']).toBe('2号口')
    expect(verdict({ ...photoNeed, everyFeature: false }, [outfall, other], photos, null)).toBe('met')
  })

  it('lies in a polygon at 0 m, and does not apply without a place', () => {
    const area = { name: '地块', geometry: fromGeoJson({ type: 'Polygon', coordinates: [[[120, 31], [122, 31], [122, 33], [120, 33], [120, 31]]] }) }
    expect(verdict({ ...photoNeed, withinMeters: 1 }, [area], [{ lonLat: [121, 32], takenOn: '2023-06-01' }], null)).toBe('met')
    expect(verdict(photoNeed, [{ name: '无坐标', geometry: null }], [], null)).toBe('notApplicable')
  })
})

describe('sections', () => {
  const need = { type: 'section', months: 2, overridable: true } as const
  const months = (...met: readonly (boolean | null)[]) => met.map((meetsTarget, index) => ({ month: `2023-${String(10 - index).padStart(2, '0')}`, meetsTarget }))

  it.each([
    [[true, true], 'met'],
    [[true, true, false], 'met'],
    [[true, false], 'notMet'],
    [[true, null], 'notMet'],
    [[true], 'notMet'],
  ])('newest months %j: %s', (met, expected) => {
    expect(judgeSections(need, [{ name: '如泰运河', months: months(...met) }], null).verdict).toBe(expected)
  })

  it('counts no month before the order', () => {
    const sections = [{ name: '如泰运河', months: months(true, true) }]
    expect(judgeSections(need, sections, '2023-09-15').verdict).toBe('met')
    expect(judgeSections(need, sections, '2023-10-01').verdict).toBe('notMet')
    expect(judgeSections(need, [], null).verdict).toBe('notApplicable')
  })
})

describe('conflicts checked again', () => {
  const need = { type: 'recheck', severity: 2, overridable: true } as const
  const finding = (parts: Partial<Finding>) => ({ rule: 'R04', subject: '1', subjectName: '码头', constraintName: '湿地', severity: 2, certainty: 'certain', overlapSquareMeters: 120, ...parts }) as Finding
  const recheck = (findings: readonly Finding[], unchecked: readonly string[] = []) => judgeRecheck(need, { subjects: 1, rules: ['R04'], findings, unchecked }).verdict

  it('are gone where only slivers and hints are left', () => {
    expect(recheck([])).toBe('met')
    expect(recheck([finding({ certainty: 'sliver' }), finding({ severity: 1 })])).toBe('met')
    expect(recheck([finding({})])).toBe('notMet')
    expect(recheck([finding({ severity: 3 })])).toBe('notMet')
  })

  it('are not known to be gone where a rule could not be run or no subject is linked', () => {
    expect(recheck([], ['R04'])).toBe('notMet')
    expect(judgeRecheck(need, { subjects: 0, rules: [], findings: [], unchecked: [] }).verdict).toBe('notMet')
    expect(judgeRecheck(need, null).verdict).toBe('notApplicable')
  })
})
