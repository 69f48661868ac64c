import { describe, expect, it } from 'vitest'
import { foldText, gramsOf, matchExpression } from '../../../../../electron/store/search/grams'

const tokens = (text: string) => gramsOf(foldText(text)).trim().split(' ')

describe('search tokens', () => {
  it.each([
    ['如东县', ['如东', '东县', '县']],
    ['口', ['口']],
    ['3号排口', ['3', '号排', '排口', '口']],
    ['RD-0515', ['rd', '0515']],
    ['COD浓度', ['cod', '浓度', '度']],
    ['第Ⅲ类（ＡＢＣ）', ['第', 'iii', '类', 'abc']],
    ['𠮷野家', ['𠮷野', '野家', '家']],
    ['Ünïcode', ['ünïcode']],
  ])('of %s', (text, expected) => expect(tokens(text)).toEqual(expected))

  it('has none for punctuation', () => expect(gramsOf('——（）')).toBe(''))
})

describe('search expressions', () => {
  it.each([
    ['如东', '"如东"'],
    ['如东县', '"如东" AND "东县"'],
    ['东', '"东"*'],
    ['rd-05', '"rd" AND "05"*'],
    ['05号', '"05" AND "号"*'],
    ['"; DROP', '"drop"*'],
  ])('of %s', (text, expected) => expect(matchExpression(foldText(text))).toBe(expected))

  it('is null without anything to look for', () => expect(matchExpression('“”')).toBeNull())
})
