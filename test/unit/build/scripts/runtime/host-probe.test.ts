import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { answersInTime } from '../../../../../build/scripts/runtime/host-probe.mjs'

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

function listen(listener: RequestListener): Promise<string> {
  return new Promise((resolve) => {
    const started = createServer(listener).listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(started.address() as AddressInfo).port}/`)
    })
    server = started
  })
}

test.each([
  ['the file is there', 200, true],
  ['the host does not answer HEAD', 405, true],
  ['a wall’s refusal', 403, false],
  ['no such release on the mirror', 404, false],
  ['a broken gateway', 502, false],
])('%s (%i)', async (_reason, status, expected) => {
  const address = await listen((_request, response) => response.writeHead(status).end())
  expect(await answersInTime(address)).toBe(expected)
})

test('a redirect is followed to the host that really serves the file', async () => {
  const address = await listen((request, response) => {
    if (request.url === '/') response.writeHead(302, { location: '/elsewhere' }).end()
    else response.writeHead(503).end()
  })
  expect(await answersInTime(address)).toBe(false)
})

test('a host that accepts and then says nothing is given up at the limit', async () => {
  const address = await listen(() => {})
  expect(await answersInTime(address, 600)).toBe(false)
})

test('a closed port', async () => {
  expect(await answersInTime('http://127.0.0.1:9/')).toBe(false)
})
