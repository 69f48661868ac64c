/** Photos whose place and time were written by GDAL (test/fixtures/photos/make.sh). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mediaTypeOf } from '../../../../../electron/formats/photo/media-type'
import { readPhotoFacts } from '../../../../../electron/formats/photo/photo-facts'

const read = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../../../../fixtures/photos', name)))

describe('readPhotoFacts', () => {
  it('reads place and clock; a clock without a zone is China’s', () => {
    const { lonLat, takenAt } = readPhotoFacts(read('at-place.jpg'))
    // 32°10′30″N, 120°52′15.6″E; 09:30 at UTC+8
    expect(lonLat?.[0]).toBeCloseTo(120.871, 9)
    expect(lonLat?.[1]).toBeCloseTo(32.175, 9)
    expect(takenAt).toBe('2023-11-08T01:30:00Z')
  })

  it('reads west and south, and the satellites’ time as UTC where the clock’s is missing', () => {
    expect(readPhotoFacts(read('south-west.jpg'))).toEqual({ lonLat: [-70.25, -33.5], takenAt: '2023-11-08T01:30:00Z' })
  })

  it.each(['without.jpg', 'make.sh'])('knows nothing of %s', (name) => {
    expect(readPhotoFacts(read(name))).toEqual({ lonLat: null, takenAt: null })
  })

  it('survives a photo cut anywhere', () => {
    const whole = read('at-place.jpg')
    for (let end = 0; end < whole.length; end += 7) expect(() => readPhotoFacts(whole.slice(0, end))).not.toThrow()
  })
})

describe('mediaTypeOf', () => {
  it('believes the first bytes before the name', () => {
    expect(mediaTypeOf('report.pdf', read('at-place.jpg'))).toBe('image/jpeg')
    expect(mediaTypeOf('验收意见.PDF', new Uint8Array(0))).toBe('application/pdf')
    expect(mediaTypeOf('unknown', new Uint8Array(4))).toBe('application/octet-stream')
  })
})
