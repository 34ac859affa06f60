#include "peil/render/chart_picture.h"

#include <dlfcn.h>

#include <cstddef>
#include <mutex>

#ifdef __SANITIZE_ADDRESS__
// What fontconfig keeps for as long as the process lives is no leak of ours.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
#endif

namespace peil::render {
namespace {

constexpr double scale = 2.0;
constexpr int largest = 10'000;    // pixels of a side
constexpr int rgb_with_alpha = 0;  // CAIRO_FORMAT_ARGB32

// As librsvg 2.46 and cairo declare them. The library is asked for when the first picture is: it
// brings forty others along, which no other command should wait for.
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
  int (*write)(void*, int (*)(void*, const unsigned char*, unsigned), void*);
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
  d.whole = find(library, "rsvg_handle_new_from_data", d.read) &&
            find(library, "rsvg_handle_get_intrinsic_size_in_pixels", d.size) &&
            find(library, "rsvg_handle_render_document", d.draw) &&
            find(library, "g_object_unref", d.forget) &&
            find(library, "g_error_free", d.forget_error) &&
            find(library, "cairo_image_surface_create", d.surface) &&
            find(library, "cairo_create", d.context) &&
            find(library, "cairo_surface_write_to_png_stream", d.write) &&
            find(library, "cairo_destroy", d.end_context) &&
            find(library, "cairo_surface_destroy", d.end_surface);
  return d;
}

int append(void* to, const unsigned char* bytes, unsigned count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
  return 0;
}

std::string drawn(const Drawer& d, void* chart, void** error) {
  double width = 0.0, height = 0.0;
  if (d.size(chart, &width, &height) == 0) return "";
  const int across = static_cast<int>(width * scale), down = static_cast<int>(height * scale);
  if (across < 1 || down < 1 || across > largest || down > largest) return "";
  void* surface = d.surface(rgb_with_alpha, across, down);
  void* context = d.context(surface);
  const Rectangle whole{0.0, 0.0, width * scale, height * scale};
  std::string png;
  const bool well =
      d.draw(chart, context, &whole, error) != 0 && d.write(surface, append, &png) == 0;
  d.end_context(context);
  d.end_surface(surface);
  return well ? png : "";
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
