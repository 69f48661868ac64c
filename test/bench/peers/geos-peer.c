/*
 * What native GEOS makes of the same polygons: the peer of the conflict-check bench and the origin of the overlay fixtures.
 *
 *   cc -O2 -o geos-peer geos-peer.c -lgeos_c -lsqlite3 -lm
 *   geos-peer areas    constraints subjects out   pairs with a common area, by prepared predicates and cover short cuts
 *   geos-peer pieces   constraints subjects out   the same, keeping the geometry of every common area
 *   geos-peer file     workspace out               areas from a GeoPackage on: read, brought to the equal-area plane, checked for validity, overlaid
 *   geos-peer points   constraints points out     how many polygons contain each point
 *   geos-peer cut      polygons out degrees       polygons cut along a grid
 *   geos-peer ops      a b out                    areas of A∩B, A∪B, A−B, AΔB of the features with the same number
 *   geos-peer reasons  polygons                   GEOSisValidReason of each feature, one a line
 *   geos-peer fixed    polygons out               area of each feature after GEOSMakeValid by structure
 *   geos-peer locate   polygons points out        2 inside, 1 on the boundary, 0 outside; as many points for each feature
 *   geos-peer lines    polygons lines out         length of each line inside the feature, and along its boundary
 *
 * Files are little-endian. Polygons: uint32 features, parts, rings, vertices; uint32 starts of parts by feature, rings by part, vertices
 * by ring (each one longer than its count); padding to 8 bytes; double x, y. Points: uint32 count, 0; double x, y.
 * Times are of the work alone: not of reading, nor of building the geometries. Only `file` counts everything.
 */
#include <geos_c.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>
#include <time.h>

typedef struct {
  uint32_t features, parts, rings, vertices;
  uint32_t *feature_starts, *part_starts, *ring_starts;
  double *xy;
} Set;

static GEOSContextHandle_t geos;

static void fail(const char *what) {
  fprintf(stderr, "geos-peer: %s\n", what);
  exit(1);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void on_message(const char *format, ...) {
  if (getenv("GEOS_PEER_VERBOSE") == NULL) return;
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fputc('\n', stderr);
}

static void *read_whole(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) fail(path);
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  void *data = malloc(*size);
  if (fread(data, 1, *size, file) != *size) fail(path);
  fclose(file);
  return data;
}

static Set read_set(const char *path) {
  size_t size;
  uint32_t *data = read_whole(path, &size);
  Set set = {data[0], data[1], data[2], data[3], 0, 0, 0, 0};
  set.feature_starts = data + 4;
  set.part_starts = set.feature_starts + set.features + 1;
  set.ring_starts = set.part_starts + set.parts + 1;
  size_t words = 4 + set.features + 1 + set.parts + 1 + set.rings + 1;
  set.xy = (double *)(data + words + (words & 1));
  return set;
}

static GEOSGeometry *make_ring(const Set *set, uint32_t ring) {
  uint32_t first = set->ring_starts[ring], end = set->ring_starts[ring + 1];
  GEOSCoordSequence *sequence = GEOSCoordSeq_copyFromBuffer_r(geos, set->xy + 2 * first, end - first, 0, 0);
  return GEOSGeom_createLinearRing_r(geos, sequence);
}

static GEOSGeometry *make_part(const Set *set, uint32_t part) {
  uint32_t first = set->part_starts[part], end = set->part_starts[part + 1];
  GEOSGeometry *shell = make_ring(set, first);
  if (!shell) return NULL;
  GEOSGeometry **holes = malloc(sizeof(GEOSGeometry *) * (end - first));
  for (uint32_t ring = first + 1; ring < end; ring++) {
    holes[ring - first - 1] = make_ring(set, ring);
    if (!holes[ring - first - 1]) return NULL;
  }
  GEOSGeometry *polygon = GEOSGeom_createPolygon_r(geos, shell, holes, end - first - 1);
  free(holes);
  return polygon;
}

static GEOSGeometry *make_feature(const Set *set, uint32_t feature) {
  uint32_t first = set->feature_starts[feature], end = set->feature_starts[feature + 1];
  if (end == first) return GEOSGeom_createEmptyPolygon_r(geos);
  if (end - first == 1) return make_part(set, first);
  GEOSGeometry **parts = malloc(sizeof(GEOSGeometry *) * (end - first));
  for (uint32_t part = first; part < end; part++) {
    parts[part - first] = make_part(set, part);
    if (!parts[part - first]) return NULL;
  }
  GEOSGeometry *multi = GEOSGeom_createCollection_r(geos, GEOS_MULTIPOLYGON, parts, end - first);
  free(parts);
  return multi;
}

static GEOSGeometry **make_all(const Set *set) {
  GEOSGeometry **all = malloc(sizeof(GEOSGeometry *) * (set->features + 1));
  for (uint32_t feature = 0; feature < set->features; feature++) all[feature] = make_feature(set, feature);
  return all;
}

static uint32_t *candidates;
static size_t candidate_count, candidate_space;

static void collect(void *item, void *unused) {
  (void)unused;
  if (candidate_count == candidate_space) {
    candidate_space = candidate_space ? candidate_space * 2 : 64;
    candidates = realloc(candidates, candidate_space * sizeof *candidates);
  }
  candidates[candidate_count++] = (uint32_t)((size_t)item - 1);
}

static GEOSSTRtree *build_tree(GEOSGeometry **geometries, uint32_t count) {
  GEOSSTRtree *tree = GEOSSTRtree_create_r(geos, 10);
  for (uint32_t at = 0; at < count; at++) {
    if (!GEOSisEmpty_r(geos, geometries[at])) GEOSSTRtree_insert_r(geos, tree, geometries[at], (void *)((size_t)at + 1));
  }
  return tree;
}

typedef struct { double min_x, min_y, max_x, max_y; } Box;

static Box box_of(const GEOSGeometry *geometry) {
  Box box;
  GEOSGeom_getXMin_r(geos, geometry, &box.min_x);
  GEOSGeom_getYMin_r(geos, geometry, &box.min_y);
  GEOSGeom_getXMax_r(geos, geometry, &box.max_x);
  GEOSGeom_getYMax_r(geos, geometry, &box.max_y);
  return box;
}

static int box_holds(Box outer, Box inner) {
  return outer.min_x <= inner.min_x && outer.min_y <= inner.min_y && outer.max_x >= inner.max_x && outer.max_y >= inner.max_y;
}

/* Overlay of all with all; writes the pairs. @returns how many */
static size_t overlay(GEOSGeometry **constraints, uint32_t constraint_total, GEOSGeometry **subjects, uint32_t subject_total, const char *out_path, int keeps, double *seconds) {
  size_t space = 1 << 16, count = 0;
  uint32_t *pairs = malloc(space * 2 * sizeof *pairs);
  double *values = malloc(space * sizeof *values);
  GEOSGeometry **kept = malloc(space * sizeof *kept);
  double start = now();
  GEOSSTRtree *tree = build_tree(constraints, constraint_total);
  const GEOSPreparedGeometry **prepared = calloc(constraint_total, sizeof *prepared);
  Box *boxes = malloc(constraint_total * sizeof *boxes);
  for (uint32_t at = 0; at < constraint_total; at++) boxes[at] = box_of(constraints[at]);
  for (uint32_t subject = 0; subject < subject_total; subject++) {
    candidate_count = 0;
    GEOSSTRtree_query_r(geos, tree, subjects[subject], collect, NULL);
    if (candidate_count == 0) continue;
    Box box = box_of(subjects[subject]);
    for (size_t at = 0; at < candidate_count; at++) {
      uint32_t constraint = candidates[at];
      if (!prepared[constraint]) prepared[constraint] = GEOSPrepare_r(geos, constraints[constraint]);
      if (GEOSPreparedIntersects_r(geos, prepared[constraint], subjects[subject]) != 1) continue;
      double area = 0;
      GEOSGeometry *piece = NULL;
      if (box_holds(boxes[constraint], box) && GEOSPreparedCovers_r(geos, prepared[constraint], subjects[subject]) == 1) {
        GEOSArea_r(geos, subjects[subject], &area);
        if (keeps) piece = GEOSGeom_clone_r(geos, subjects[subject]);
      } else if (box_holds(box, boxes[constraint]) && GEOSCovers_r(geos, subjects[subject], constraints[constraint]) == 1) {
        GEOSArea_r(geos, constraints[constraint], &area);
        if (keeps) piece = GEOSGeom_clone_r(geos, constraints[constraint]);
      } else {
        piece = GEOSIntersection_r(geos, constraints[constraint], subjects[subject]);
        if (!piece) fail("intersection failed");
        GEOSArea_r(geos, piece, &area);
      }
      if (piece && (area <= 0 || !keeps)) {
        GEOSGeom_destroy_r(geos, piece);
        piece = NULL;
      }
      if (area <= 0) continue;
      if (count == space) {
        space *= 2;
        pairs = realloc(pairs, space * 2 * sizeof *pairs);
        values = realloc(values, space * sizeof *values);
        kept = realloc(kept, space * sizeof *kept);
      }
      kept[count] = piece;
      pairs[2 * count] = subject;
      pairs[2 * count + 1] = constraint;
      values[count++] = area;
    }
  }
  *seconds = now() - start;
  FILE *out = fopen(out_path, "wb");
  if (!out) fail(out_path);
  uint32_t head[2] = {(uint32_t)count, 0};
  fwrite(head, sizeof head, 1, out);
  fwrite(pairs, 8, count, out);
  fwrite(values, 8, count, out);
  fclose(out);
  return count;
}

static int areas(const char *constraint_path, const char *subject_path, const char *out_path, int keeps) {
  Set constraint_set = read_set(constraint_path), subject_set = read_set(subject_path);
  GEOSGeometry **constraints = make_all(&constraint_set), **subjects = make_all(&subject_set);
  double seconds;
  size_t count = overlay(constraints, constraint_set.features, subjects, subject_set.features, out_path, keeps, &seconds);
  printf("{\"seconds\":%.6f,\"pairs\":%zu,\"version\":\"%s\"}\n", seconds, count, GEOSversion());
  return 0;
}

/* The cylindrical equal-area plane of the CGCS2000 ellipsoid in metres (Snyder 1987, eq. 3-12 and 10-15 at the equator). */
static int to_plane(double *x, double *y, void *unused) {
  (void)unused;
  const double a = 6378137.0, f = 1 / 298.257222101, e2 = f * (2 - f), e = sqrt(e2);
  double sine = sin(*y * M_PI / 180);
  *x *= a * M_PI / 180;
  *y = a / 2 * (1 - e2) * (sine / (1 - e2 * sine * sine) + atanh(e * sine) / e);
  return 1;
}

static GEOSGeometry **read_table(sqlite3 *database, const char *sql, uint32_t *total) {
  static const int envelopes[] = {0, 32, 48, 48, 64};
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) fail(sqlite3_errmsg(database));
  size_t space = 1024;
  GEOSGeometry **all = malloc(space * sizeof *all);
  GEOSWKBReader *reader = GEOSWKBReader_create_r(geos);
  *total = 0;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    const unsigned char *blob = sqlite3_column_blob(statement, 0);
    int size = sqlite3_column_bytes(statement, 0), head = 8 + envelopes[(blob[3] >> 1) & 7];
    if (*total == space) all = realloc(all, (space *= 2) * sizeof *all);
    GEOSGeometry *read = GEOSWKBReader_read_r(geos, reader, blob + head, size - head);
    if (!read) fail("a geometry cannot be read");
    all[(*total)++] = GEOSGeom_transformXY_r(geos, read, to_plane, NULL);
    GEOSGeom_destroy_r(geos, read);
  }
  sqlite3_finalize(statement);
  return all;
}

static int file(const char *path, const char *out_path) {
  sqlite3 *database;
  if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) fail(path);
  double start = now();
  uint32_t constraint_total, subject_total, invalid = 0;
  GEOSGeometry **constraints = read_table(database, "SELECT geom FROM ecological_red_line ORDER BY fid", &constraint_total);
  GEOSGeometry **subjects = read_table(database, "SELECT geom FROM project ORDER BY fid", &subject_total);
  double read = now();
  for (uint32_t at = 0; at < constraint_total; at++) invalid += GEOSisValid_r(geos, constraints[at]) != 1;
  for (uint32_t at = 0; at < subject_total; at++) invalid += GEOSisValid_r(geos, subjects[at]) != 1;
  double checked = now();
  double overlaid;
  size_t count = overlay(constraints, constraint_total, subjects, subject_total, out_path, 0, &overlaid);
  printf("{\"seconds\":%.6f,\"reading\":%.6f,\"checking\":%.6f,\"pairs\":%zu,\"invalid\":%u}\n", checked - start + overlaid, read - start, checked - read, count, invalid);
  sqlite3_close(database);
  return 0;
}

static int points(const char *constraint_path, const char *points_path, const char *out_path) {
  Set set = read_set(constraint_path);
  GEOSGeometry **constraints = make_all(&set);
  size_t size;
  uint32_t *data = read_whole(points_path, &size);
  uint32_t total = data[0];
  double *xy = (double *)(data + 2);
  GEOSGeometry **all = malloc(total * sizeof *all);
  for (uint32_t at = 0; at < total; at++) all[at] = GEOSGeom_createPointFromXY_r(geos, xy[2 * at], xy[2 * at + 1]);
  uint8_t *hits = calloc(total, 1);
  double start = now();
  GEOSSTRtree *tree = build_tree(constraints, set.features);
  const GEOSPreparedGeometry **prepared = calloc(set.features, sizeof *prepared);
  size_t inside = 0;
  for (uint32_t point = 0; point < total; point++) {
    candidate_count = 0;
    GEOSSTRtree_query_r(geos, tree, all[point], collect, NULL);
    for (size_t at = 0; at < candidate_count; at++) {
      uint32_t constraint = candidates[at];
      if (!prepared[constraint]) prepared[constraint] = GEOSPrepare_r(geos, constraints[constraint]);
      if (GEOSPreparedContains_r(geos, prepared[constraint], all[point]) == 1) {
        hits[point]++;
        inside++;
      }
    }
  }
  double seconds = now() - start;
  FILE *out = fopen(out_path, "wb");
  if (!out) fail(out_path);
  fwrite(hits, 1, total, out);
  fclose(out);
  printf("{\"seconds\":%.6f,\"inside\":%zu}\n", seconds, inside);
  return 0;
}

/* Growing output set. */
static struct {
  uint32_t *part_starts, *ring_starts;
  double *xy;
  size_t parts, rings, vertices, part_space, ring_space, vertex_space;
} out_set;

static void add_ring(const GEOSGeometry *ring) {
  const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r(geos, ring);
  unsigned int count;
  GEOSCoordSeq_getSize_r(geos, sequence, &count);
  if (out_set.rings + 1 >= out_set.ring_space) {
    out_set.ring_space = 2 * out_set.ring_space + 1024;
    out_set.ring_starts = realloc(out_set.ring_starts, out_set.ring_space * 4);
  }
  while (out_set.vertices + count > out_set.vertex_space) {
    out_set.vertex_space = 2 * out_set.vertex_space + 65536;
    out_set.xy = realloc(out_set.xy, out_set.vertex_space * 16);
  }
  out_set.ring_starts[out_set.rings++] = (uint32_t)out_set.vertices;
  GEOSCoordSeq_copyToBuffer_r(geos, sequence, out_set.xy + 2 * out_set.vertices, 0, 0);
  out_set.vertices += count;
}

static void add_polygon(const GEOSGeometry *polygon) {
  if (out_set.parts + 1 >= out_set.part_space) {
    out_set.part_space = 2 * out_set.part_space + 1024;
    out_set.part_starts = realloc(out_set.part_starts, out_set.part_space * 4);
  }
  out_set.part_starts[out_set.parts++] = (uint32_t)out_set.rings;
  add_ring(GEOSGetExteriorRing_r(geos, polygon));
  int holes = GEOSGetNumInteriorRings_r(geos, polygon);
  for (int hole = 0; hole < holes; hole++) add_ring(GEOSGetInteriorRingN_r(geos, polygon, hole));
}

static GEOSGeometry *rectangle(double x1, double y1, double x2, double y2) {
  double xy[10] = {x1, y1, x2, y1, x2, y2, x1, y2, x1, y1};
  return GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, GEOSCoordSeq_copyFromBuffer_r(geos, xy, 5, 0, 0)), NULL, 0);
}

/* Halve at the grid line nearest the middle until each piece lies in one cell. Takes the geometry. */
static void cut_piece(GEOSGeometry *geometry, double cell) {
  int parts = GEOSGetNumGeometries_r(geos, geometry);
  if (GEOSGeomTypeId_r(geos, geometry) != GEOS_POLYGON) {
    for (int part = 0; part < parts; part++) {
      const GEOSGeometry *member = GEOSGetGeometryN_r(geos, geometry, part);
      if (GEOSGeomTypeId_r(geos, member) == GEOS_POLYGON) cut_piece(GEOSGeom_clone_r(geos, member), cell);
    }
    GEOSGeom_destroy_r(geos, geometry);
    return;
  }
  if (GEOSisEmpty_r(geos, geometry)) {
    GEOSGeom_destroy_r(geos, geometry);
    return;
  }
  Box box = box_of(geometry);
  double first_x = ceil(box.min_x / cell), last_x = floor(box.max_x / cell), first_y = ceil(box.min_y / cell), last_y = floor(box.max_y / cell);
  if (first_x * cell <= box.min_x) first_x++;
  if (last_x * cell >= box.max_x) last_x--;
  if (first_y * cell <= box.min_y) first_y++;
  if (last_y * cell >= box.max_y) last_y--;
  if (first_x > last_x && first_y > last_y) {
    add_polygon(geometry);
    GEOSGeom_destroy_r(geos, geometry);
    return;
  }
  GEOSGeometry *low, *high;
  if (last_x - first_x >= last_y - first_y) {
    double x = floor((first_x + last_x) / 2) * cell;
    low = rectangle(box.min_x - 1, box.min_y - 1, x, box.max_y + 1);
    high = rectangle(x, box.min_y - 1, box.max_x + 1, box.max_y + 1);
  } else {
    double y = floor((first_y + last_y) / 2) * cell;
    low = rectangle(box.min_x - 1, box.min_y - 1, box.max_x + 1, y);
    high = rectangle(box.min_x - 1, y, box.max_x + 1, box.max_y + 1);
  }
  GEOSGeometry *first = GEOSIntersection_r(geos, geometry, low), *second = GEOSIntersection_r(geos, geometry, high);
  GEOSGeom_destroy_r(geos, geometry);
  GEOSGeom_destroy_r(geos, low);
  GEOSGeom_destroy_r(geos, high);
  if (!first || !second) fail("cutting failed");
  cut_piece(first, cell);
  cut_piece(second, cell);
}

static int cut(const char *in_path, const char *out_path, double cell) {
  Set set = read_set(in_path);
  size_t repaired = 0;
  for (uint32_t feature = 0; feature < set.features; feature++) {
    GEOSGeometry *geometry = make_feature(&set, feature);
    if (!geometry) continue;
    if (GEOSisValid_r(geos, geometry) != 1) {
      GEOSGeometry *valid = GEOSMakeValid_r(geos, geometry);
      GEOSGeom_destroy_r(geos, geometry);
      geometry = valid;
      repaired++;
    }
    cut_piece(geometry, cell);
  }
  FILE *out = fopen(out_path, "wb");
  if (!out) fail(out_path);
  uint32_t head[4] = {(uint32_t)out_set.parts, (uint32_t)out_set.parts, (uint32_t)out_set.rings, (uint32_t)out_set.vertices};
  fwrite(head, sizeof head, 1, out);
  for (uint32_t part = 0; part <= out_set.parts; part++) fwrite(&part, 4, 1, out);
  out_set.part_starts[out_set.parts] = (uint32_t)out_set.rings;
  out_set.ring_starts[out_set.rings] = (uint32_t)out_set.vertices;
  fwrite(out_set.part_starts, 4, out_set.parts + 1, out);
  fwrite(out_set.ring_starts, 4, out_set.rings + 1, out);
  size_t words = 4 + 2 * (out_set.parts + 1) + out_set.rings + 1;
  uint32_t zero = 0;
  if (words & 1) fwrite(&zero, 4, 1, out);
  fwrite(out_set.xy, 16, out_set.vertices, out);
  fclose(out);
  printf("{\"polygons\":%zu,\"rings\":%zu,\"vertices\":%zu,\"repaired\":%zu}\n", out_set.parts, out_set.rings, out_set.vertices, repaired);
  return 0;
}

static double take_area(GEOSGeometry *geometry) {
  double area = NAN;
  if (geometry) {
    GEOSArea_r(geos, geometry, &area);
    GEOSGeom_destroy_r(geos, geometry);
  }
  return area;
}

static int ops(const char *a_path, const char *b_path, const char *out_path) {
  Set a_set = read_set(a_path), b_set = read_set(b_path);
  GEOSGeometry **a = make_all(&a_set), **b = make_all(&b_set);
  FILE *out = fopen(out_path, "wb");
  if (!out) fail(out_path);
  double start = now();
  for (uint32_t at = 0; at < a_set.features; at++) {
    double four[4] = {
      take_area(GEOSIntersection_r(geos, a[at], b[at])),
      take_area(GEOSUnion_r(geos, a[at], b[at])),
      take_area(GEOSDifference_r(geos, a[at], b[at])),
      take_area(GEOSSymDifference_r(geos, a[at], b[at])),
    };
    fwrite(four, sizeof four, 1, out);
  }
  fclose(out);
  printf("{\"seconds\":%.6f,\"pairs\":%u}\n", now() - start, a_set.features);
  return 0;
}

static int reasons(const char *path) {
  Set set = read_set(path);
  for (uint32_t feature = 0; feature < set.features; feature++) {
    GEOSGeometry *geometry = make_feature(&set, feature);
    if (!geometry) {
      puts("Not constructible");
      continue;
    }
    char *reason = GEOSisValidReason_r(geos, geometry);
    puts(reason);
    GEOSFree_r(geos, reason);
    GEOSGeom_destroy_r(geos, geometry);
  }
  return 0;
}

static int fixed(const char *path, const char *out_path) {
  Set set = read_set(path);
  FILE *out = fopen(out_path, "wb");
  if (!out) fail(out_path);
  GEOSMakeValidParams *parameters = GEOSMakeValidParams_create_r(geos);
  GEOSMakeValidParams_setMethod_r(geos, parameters, GEOS_MAKE_VALID_STRUCTURE);
  for (uint32_t feature = 0; feature < set.features; feature++) {
    GEOSGeometry *geometry = make_feature(&set, feature);
    double area = geometry ? take_area(GEOSMakeValidWithParams_r(geos, geometry, parameters)) : NAN;
    fwrite(&area, 8, 1, out);
    if (geometry) GEOSGeom_destroy_r(geos, geometry);
  }
  fclose(out);
  return 0;
}

static int locate(const char *path, const char *points_path, const char *out_path) {
  Set set = read_set(path);
  GEOSGeometry **polygons = make_all(&set);
  size_t size;
  uint32_t *data = read_whole(points_path, &size);
  double *xy = (double *)(data + 2);
  uint32_t each = data[0] / set.features;
  FILE *out = fopen(out_path, "wb");
  if (!out) fail(out_path);
  for (uint32_t at = 0; at < each * set.features; at++) {
    GEOSGeometry *point = GEOSGeom_createPointFromXY_r(geos, xy[2 * at], xy[2 * at + 1]);
    const GEOSGeometry *polygon = polygons[at / each];
    fputc(GEOSContains_r(geos, polygon, point) == 1 ? 2 : GEOSCovers_r(geos, polygon, point) == 1 ? 1 : 0, out);
    GEOSGeom_destroy_r(geos, point);
  }
  fclose(out);
  return 0;
}

static double take_length(GEOSGeometry *geometry) {
  double length = NAN;
  if (geometry) {
    GEOSLength_r(geos, geometry, &length);
    GEOSGeom_destroy_r(geos, geometry);
  }
  return length;
}

/* Lines come in the form of polygons of one ring each, which need not be closed. */
static int lines(const char *path, const char *lines_path, const char *out_path) {
  Set set = read_set(path), line_set = read_set(lines_path);
  GEOSGeometry **polygons = make_all(&set);
  FILE *out = fopen(out_path, "wb");
  if (!out) fail(out_path);
  for (uint32_t at = 0; at < set.features; at++) {
    uint32_t first = line_set.ring_starts[at], end = line_set.ring_starts[at + 1];
    GEOSGeometry *line = GEOSGeom_createLineString_r(geos, GEOSCoordSeq_copyFromBuffer_r(geos, line_set.xy + 2 * first, end - first, 0, 0));
    GEOSGeometry *boundary = GEOSBoundary_r(geos, polygons[at]);
    double along = take_length(GEOSIntersection_r(geos, line, boundary));
    double two[2] = {take_length(GEOSIntersection_r(geos, line, polygons[at])) - along, along};
    fwrite(two, sizeof two, 1, out);
    GEOSGeom_destroy_r(geos, line);
    GEOSGeom_destroy_r(geos, boundary);
  }
  fclose(out);
  return 0;
}

int main(int count, char **arguments) {
  geos = GEOS_init_r();
  GEOSContext_setNoticeHandler_r(geos, on_message);
  GEOSContext_setErrorHandler_r(geos, on_message);
  const char *mode = count > 1 ? arguments[1] : "";
  if (!strcmp(mode, "areas") && count == 5) return areas(arguments[2], arguments[3], arguments[4], 0);
  if (!strcmp(mode, "pieces") && count == 5) return areas(arguments[2], arguments[3], arguments[4], 1);
  if (!strcmp(mode, "file") && count == 4) return file(arguments[2], arguments[3]);
  if (!strcmp(mode, "points") && count == 5) return points(arguments[2], arguments[3], arguments[4]);
  if (!strcmp(mode, "cut") && count == 5) return cut(arguments[2], arguments[3], atof(arguments[4]));
  if (!strcmp(mode, "ops") && count == 5) return ops(arguments[2], arguments[3], arguments[4]);
  if (!strcmp(mode, "reasons") && count == 3) return reasons(arguments[2]);
  if (!strcmp(mode, "fixed") && count == 4) return fixed(arguments[2], arguments[3]);
  if (!strcmp(mode, "locate") && count == 5) return locate(arguments[2], arguments[3], arguments[4]);
  if (!strcmp(mode, "lines") && count == 5) return lines(arguments[2], arguments[3], arguments[4]);
  fail("usage: see the head of geos-peer.c");
  return 2;
}
