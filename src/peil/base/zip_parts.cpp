#include "peil/files/zip_parts.h"

#include <zip.h>

namespace peil::files {
namespace {

constexpr zip_uint64_t largest_part = 32U << 20U;  // bytes; a letter of 500 pages has a few million

}  // namespace

void ZipParts::Close::operator()(zip* archive) const { zip_discard(archive); }

ZipParts::ZipParts(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (archive_ == nullptr) zip_source_free(source);
  }
  zip_error_fini(&error);
}

std::optional<std::string> ZipParts::part(const std::string& name) {
  zip_stat_t about;
  if (zip_stat(archive_.get(), name.c_str(), 0, &about) != 0) return {};
  if ((about.valid & ZIP_STAT_SIZE) == 0 || about.size > largest_part) {
    refused_ = "its part " + name + " unpacks to more than a letter can hold (32 MiB)";
    return {};
  }
  if (about.encryption_method != ZIP_EM_NONE) {
    refused_ = "it is encrypted";
    return {};
  }
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen(archive_.get(), name.c_str(), 0), zip_fclose);
  std::string bytes(about.size, '\0');
  if (file == nullptr ||
      zip_fread(file.get(), bytes.data(), about.size) != static_cast<zip_int64_t>(about.size)) {
    refused_ = "its part " + name + " is broken";
    return {};
  }
  return bytes;
}

}  // namespace peil::files
