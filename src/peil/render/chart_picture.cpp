#include "peil/render/chart_picture.h"

#include <dlfcn.h>

#include <cstddef>
#include <cstdint>
#include <mutex>

#ifdef __SANITIZE_ADDRESS__
// What fontconfig keeps for as long as the process lives is no leak of ours.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
#endif

namespace peil::render {
namespace {

constexpr double scale = 2.0;
constexpr int largest = 10'000;  // pixels of a side
constexpr int rgb = 1;  // CAIRO_FORMAT_RGB24: four bytes a point, blue first, the last unused

// As libpng 1.6 declares it.
struct PngImage {
  void* control = nullptr;
  std::uint32_t version = 1, width = 0, height = 0;
  std::uint32_t format = 0x12;  // blue, green, red
  std::uint32_t flags = 0x02;   // fast: flat colours need no filters to become small
  std::uint32_t colours = 0, outcome = 0;
  char message[64] = {};
};

// As librsvg 2.46, cairo and libpng 1.6 declare them. The library is asked for when the first
// picture is: it brings forty others along, which no other command should wait for.
struct Rectangle {
  double x, y, width, height;
};
struct Drawer {
  void* (*read)(const unsigned char*, std::size_t, void**);
  int (*size)(void*, double*, double*);
  int (*draw)(void*, void*, const Rectangle*, void**);
  void (*forget)(void*);
  void (*forget_error)(void*);
  void* (*surface)(int, int, int);
  void* (*context)(void*);
  void (*colour)(void*, double, double, double);
  void (*paint)(void*);
  void (*flush)(void*);
  unsigned char* (*points)(void*);
  int (*stride)(void*);
  int (*write)(PngImage*, void*, std::size_t*, int, const void*, std::int32_t, const void*);
  void (*end_context)(void*);
  void (*end_surface)(void*);
  bool whole = false;
};

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

Drawer loaded() {
  Drawer d{};
  void* library = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return d;
  d.whole =
      find(library, "rsvg_handle_new_from_data", d.read) &&
      find(library, "rsvg_handle_get_intrinsic_size_in_pixels", d.size) &&
      find(library, "rsvg_handle_render_document", d.draw) &&
      find(library, "g_object_unref", d.forget) && find(library, "g_error_free", d.forget_error) &&
      find(library, "cairo_image_surface_create", d.surface) &&
      find(library, "cairo_create", d.context) && find(library, "cairo_set_source_rgb", d.colour) &&
      find(library, "cairo_paint", d.paint) && find(library, "cairo_surface_flush", d.flush) &&
      find(library, "cairo_image_surface_get_data", d.points) &&
      find(library, "cairo_image_surface_get_stride", d.stride) &&
      find(library, "png_image_write_to_memory", d.write) &&
      find(library, "cairo_destroy", d.end_context) &&
      find(library, "cairo_surface_destroy", d.end_surface);
  return d;
}

std::string png_of(const Drawer& d, void* surface, int across, int down) {
  d.flush(surface);
  const unsigned char* points = d.points(surface);
  if (points == nullptr) return "";
  const auto stride = static_cast<std::size_t>(d.stride(surface));
  std::string colours;
  colours.reserve(static_cast<std::size_t>(across) * static_cast<std::size_t>(down) * 3);
  for (std::size_t y = 0; y < static_cast<std::size_t>(down); ++y) {
    for (std::size_t x = 0; x < static_cast<std::size_t>(across); ++x)
      colours.append(reinterpret_cast<const char*>(points + y * stride + x * 4), 3);
  }
  PngImage image;
  image.width = static_cast<std::uint32_t>(across);
  image.height = static_cast<std::uint32_t>(down);
  std::string png(colours.size() + colours.size() / 8 + 4096, '\0');
  std::size_t size = png.size();
  if (d.write(&image, png.data(), &size, 0, colours.data(), 0, nullptr) == 0) return "";
  png.resize(size);
  return png;
}

std::string drawn(const Drawer& d, void* chart, void** error) {
  double width = 0.0, height = 0.0;
  if (d.size(chart, &width, &height) == 0) return "";
  const int across = static_cast<int>(width * scale), down = static_cast<int>(height * scale);
  if (across < 1 || down < 1 || across > largest || down > largest) return "";
  void* surface = d.surface(rgb, across, down);
  void* context = d.context(surface);
  d.colour(context, 1.0, 1.0, 1.0);
  d.paint(context);
  const Rectangle whole{0.0, 0.0, width * scale, height * scale};
  std::string png;
  if (d.draw(chart, context, &whole, error) != 0) png = png_of(d, surface, across, down);
  d.end_context(context);
  d.end_surface(surface);
  return png;
}

}  // namespace

std::string chart_picture(const std::string& svg) {
  static const Drawer drawer = loaded();
  static std::mutex one_at_a_time;
  if (!drawer.whole) return "";
  const std::scoped_lock lock(one_at_a_time);
  void* error = nullptr;
  void* chart = drawer.read(reinterpret_cast<const unsigned char*>(svg.data()), svg.size(), &error);
  std::string png;
  if (chart != nullptr) {
    png = drawn(drawer, chart, &error);
    drawer.forget(chart);
  }
  if (error != nullptr) drawer.forget_error(error);
  return png;
}

}  // namespace peil::render
