import { describe, expect, test } from 'vitest'
import { chooseChecks } from '../../../../../build/scripts/checks/check-list.mjs'
import { addCounts, closingLine, countTool, countVitest } from '../../../../../build/scripts/checks/counts.mjs'

const report = (passed: number, failed: number, rest: Partial<{ pending: number; todo: number; files: { status: string; assertionResults: unknown[] }[] }> = {}) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: rest.pending ?? 0,
  numTodoTests: rest.todo ?? 0,
  testResults: rest.files ?? [],
})

const names = (given: string[]) => chooseChecks(given).checks.map((check) => check.name)

describe('counting', () => {
  test('tests of a run', () => {
    expect(countVitest(report(12, 1, { pending: 2, todo: 1 }), 1)).toEqual({ passed: 12, failed: 1, skipped: 3 })
  })
  test('a file that does not load is a failure', () => {
    const files = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ]
    expect(countVitest(report(4, 1, { files }), 1).failed).toBe(2)
  })
  test('a bad end without a failed test is a failure', () => {
    expect(countVitest(report(4, 0), 1)).toEqual({ passed: 4, failed: 1, skipped: 0 })
  })
  test('no report is a failure, whatever the status', () => {
    expect(countVitest(null, 0).failed).toBe(1)
  })
  test('a tool is one check', () => {
    expect(countTool(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(countTool(2)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
  test('sum', () => {
    expect(addCounts([countTool(0), countTool(1), { passed: 5, failed: 2, skipped: 1 }])).toEqual({ passed: 6, failed: 3, skipped: 1 })
  })
})

describe('closing line', () => {
  test.each([
    [{ passed: 812, failed: 0, skipped: 0 }, '812 passed, 0 failed'],
    [{ passed: 811, failed: 1, skipped: 3 }, '811 passed, 1 failed, 3 skipped'],
  ])('%o', (counts, expected) => {
    expect(closingLine(counts)).toBe(expected)
  })
})

describe('which checks', () => {
  test('all by default', () => {
    expect(names([])).toEqual(['types', 'lint', 'dead-code', 'unit', 'integration', 'e2e'])
  })
  test('the named ones, in the order of the list', () => {
    expect(names(['e2e', 'unit'])).toEqual(['unit', 'e2e'])
  })
  test('what follows goes to Vitest, and then tools have nothing to do', () => {
    expect(chooseChecks(['unit', 'overlay', '-t', 'area']).filters).toEqual(['overlay', '-t', 'area'])
    expect(names(['unit', 'overlay'])).toEqual(['unit'])
    expect(names(['overlay'])).toEqual(['unit', 'integration', 'e2e'])
  })
})
