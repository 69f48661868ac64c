import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { callerFolder } from '../../../../../build/scripts/runtime/checkout.mjs'

test.each([
  ['npm moved the script to the checkout', '/dutu', '/home/li/parcels', '/home/li/parcels'],
  ['started without npm', '/dutu', undefined, '/dutu'],
  ['a program under npm chose the folder itself', '/tmp/work', '/home/li', '/tmp/work'],
])('%s', (_reason, workingFolder, initialFolder, expected) => {
  expect(callerFolder(workingFolder, initialFolder, '/dutu')).toBe(resolve(expected))
})
