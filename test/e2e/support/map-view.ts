/** The map by pointer, keys and pixels. Part of the driver: specs do not see Playwright. */
import type { Page } from 'playwright'

/** Where the map is to stand at the start. */
export type StartCamera = { readonly center: readonly [lon: number, lat: number]; readonly zoom: number }

/** A point of the window in CSS pixels. */
type Point = readonly [x: number, y: number]

/** A click on the map is answered well within this time. */
const CLICK_ANSWER_MILLISECONDS = 1500

export class MapView {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Where a place lies in the window while the camera stands as it was started. Web Mercator, 512 pixels at zoom 0. */
  async pointAt(place: readonly [lon: number, lat: number], camera: StartCamera): Promise<Point> {
    const box = await this.#page.locator('.map-canvas').boundingBox()
    if (box === null) throw new Error('no map')
    const world = 512 * 2 ** camera.zoom
    const mercator = ([lon, lat]: readonly [number, number]): Point => [
      (world * (lon + 180)) / 360,
      world * (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)),
    ]
    const [x, y] = mercator(place)
    const [centreX, centreY] = mercator(camera.center)
    return [box.x + box.width / 2 + x - centreX, box.y + box.height / 2 + y - centreY]
  }

  /** Extent that the map shows now, by the read-out near its four edges: [west, south, east, north] in degrees. */
  async visibleBounds(): Promise<readonly [west: number, south: number, east: number, north: number]> {
    const box = await this.#page.locator('.map-canvas').boundingBox()
    if (box === null) throw new Error('no map')
    const placeAt = async (x: number, y: number) => {
      const before = await this.coordinates()
      await this.movePointer([box.x + x, box.y + y])
      await this.#page.waitForFunction((text) => document.querySelector<HTMLElement>('.coordinates')?.innerText !== text, before, { timeout: 10_000 })
      return [...(await this.coordinates()).matchAll(/(\d+\.\d+)°/g)].map((match) => Number(match[1]))
    }
    // Clear of what stands at the edges: credit, scale, buttons, and the bars that widen panels.
    const [west = Number.NaN] = await placeAt(16, box.height / 2)
    const [, south = Number.NaN] = await placeAt(box.width / 4, box.height - 6)
    const [east = Number.NaN] = await placeAt(box.width - 16, box.height / 2)
    const [, north = Number.NaN] = await placeAt(box.width / 2, 6)
    return [west, south, east, north]
  }

  async movePointer([x, y]: Point): Promise<void> {
    await this.#page.mouse.move(x, y, { steps: 3 })
  }

  async click([x, y]: Point): Promise<void> {
    await this.#page.mouse.move(x, y, { steps: 2 })
    await this.#page.mouse.click(x, y)
  }

  /**
   * Share of the map's pixels near a colour.
   *
   * @param colour `#RRGGBB`
   * @param tolerance largest difference of a channel
   */
  async shareOfColour(colour: string, tolerance: number): Promise<number> {
    const picture = await this.#page.locator('.map-canvas').screenshot()
    return this.#page.evaluate(
      async ([base64, wanted, within]) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
        context.drawImage(bitmap, 0, 0)
        const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
        const channels = [1, 3, 5].map((at) => Number.parseInt(wanted.slice(at, at + 2), 16))
        let near = 0
        for (let at = 0; at < data.length; at += 4) {
          if (channels.every((channel, index) => Math.abs(channel - data[at + index]!) <= within)) near += 1
        }
        return near / (bitmap.width * bitmap.height)
      },
      [picture.toString('base64'), colour, tolerance] as const,
    )
  }

  /** Wait until the share of a colour satisfies a condition, and say what it was at last. */
  async shareOfColourUntil(colour: string, tolerance: number, satisfies: (share: number) => boolean): Promise<number> {
    const patience = Date.now() + 15_000
    let share = await this.shareOfColour(colour, tolerance)
    while (!satisfies(share) && Date.now() < patience) {
      await this.#page.waitForTimeout(200)
      share = await this.shareOfColour(colour, tolerance)
    }
    return share
  }

  /** What the read-out says of the place under the pointer. */
  async coordinates(): Promise<string> {
    return this.#page.locator('.coordinates').innerText({ timeout: 10_000 })
  }

  /** Click the coordinate read-out: it goes on to the next form. */
  async nextCoordinateForm(): Promise<void> {
    await this.#page.locator('.coordinates').click()
  }

  /** Names of the features in the list of hits, topmost first. */
  async hitNames(): Promise<string[]> {
    await this.#page.locator('.hit-list .list-row').first().waitFor({ timeout: 10_000 })
    return this.#page.locator('.hit-list .list-row .ellipsis').allInnerTexts()
  }

  /** Whether something is selected, once the last click has been answered. */
  async isInspectorOpen(): Promise<boolean> {
    await this.#page.waitForTimeout(CLICK_ANSWER_MILLISECONDS)
    return (await this.#page.locator('aside.panel').count()) > 0
  }

  /** Put the focus on the map as the Tab key does. */
  async focus(): Promise<void> {
    await this.#page.locator('.map-canvas canvas').focus()
  }

  /** What the map has said to keys, once it holds a text. */
  async spoken(text: string): Promise<string> {
    const place = this.#page.locator('.map-spoken').filter({ hasText: text })
    await place.waitFor({ timeout: 15_000 })
    return place.innerText()
  }

  /** Take the graphics context from the map, and give it back. */
  async loseGraphics(): Promise<() => Promise<void>> {
    await this.#page.evaluate(() => {
      const extension = document.querySelector<HTMLCanvasElement>('.map-canvas canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
      if (extension === null || extension === undefined) throw new Error('the context cannot be lost')
      Object.assign(window, { lostContext: extension })
      extension.loseContext()
    })
    return async () => {
      await this.#page.evaluate(() => (window as unknown as { lostContext: WEBGL_lose_context }).lostContext.restoreContext())
    }
  }
}
