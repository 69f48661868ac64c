/** Expected boxes: what SQLite's own R-tree stores for the same numbers. */
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { hilbertOrder } from '../../../../../electron/store/geopackage/hilbert-order'
import { roundDown, roundUp } from '../../../../../electron/store/geopackage/rtree-rounding'

it('rounds outwards exactly as SQLite does', () => {
  const database = new Database(':memory:')
  database.exec('CREATE VIRTUAL TABLE r USING rtree(id, minx, maxx, miny, maxy)')
  const insert = database.prepare('INSERT INTO r VALUES (?, ?, ?, 0, 0)')
  const numbers = [0, 0.1, -0.1, 120.9, 32.123456789, -75.3, 1e-45, -1e-45, 3539981.123, 40584119.4567, 1 / 3, -1 / 3, 120, 16777217]
  numbers.forEach((number, index) => insert.run(index, number, number))
  const stored = database.prepare('SELECT minx, maxx FROM r ORDER BY id').raw().all()
  database.close()
  expect(numbers.map((number) => [roundDown(number), roundUp(number)])).toEqual(stored)
})

it('walks a Hilbert curve: every step goes to a neighbouring cell', () => {
  const side = 64
  const boxes = new Float32Array(4 * side * side)
  for (let index = 0; index < side * side; index++) {
    const x = index % side
    const y = Math.trunc(index / side)
    boxes.set([x, x, y, y], 4 * index)
  }
  const order = hilbertOrder(boxes)
  expect(new Set(order).size).toBe(side * side)
  for (let place = 1; place < order.length; place++) {
    const from = order[place - 1]!
    const to = order[place]!
    const step = Math.abs((from % side) - (to % side)) + Math.abs(Math.trunc(from / side) - Math.trunc(to / side))
    expect(step).toBe(1)
  }
})
