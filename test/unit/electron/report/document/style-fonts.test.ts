import { describe, expect, it } from 'vitest'
import { briefingStyle } from '../../../../../electron/report/document/style'
import { withFonts } from '../../../../../electron/report/document/style-fonts'

describe('faces of a template', () => {
  it('sets what is named and leaves the rest', () => {
    const { text } = withFonts(briefingStyle, { title: 'xiaobiaosong', body: 'fangsong' })
    expect(text.title.font).toBe('xiaobiaosong')
    expect(text.sheetTitle.font).toBe('xiaobiaosong')
    expect(text.body).toMatchObject({ font: 'fangsong', boldFont: 'hei' })
    expect(text.heading1).toEqual(briefingStyle.text.heading1)
    expect(text.tableCell).toEqual(briefingStyle.text.tableCell)
  })

  it('takes the bold of a face that has one where a text stands out', () => {
    const { text } = withFonts(briefingStyle, { heading: 'song', table: 'song' })
    expect(text.heading1.font).toBe('songBold')
    expect(text.tableHead.font).toBe('songBold')
    expect(text.tableCell.font).toBe('song')
  })

  it('grows running text with its lines, in points', () => {
    const { text } = withFonts(briefingStyle, { bodyPoints: 12 })
    expect((text.body.size / 25.4) * 72).toBeCloseTo(12, 9)
    expect(text.body.leading / text.body.size).toBeCloseTo(briefingStyle.text.body.leading / briefingStyle.text.body.size, 9)
    expect(text.title).toEqual(briefingStyle.text.title)
  })
})
