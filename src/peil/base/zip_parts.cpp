#include "peil/base/zip_parts.h"

#include <zip.h>

#include <cstdlib>
#include <cstring>

#include "peil/base/contract.h"
#include "peil/base/outside_error.h"

namespace peil {
namespace {

constexpr time_t made_on = 946684800;              // 2000-01-01: the same archive on every day
constexpr zip_uint64_t largest_part = 32U << 20U;  // bytes; a letter of 500 pages has a few million

/// An archive in memory that is written.
class Archive {
 public:
  explicit Archive(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    // libzip 1.7 frees what it rewrites, whoever owned it: it gets a copy of its own.
    void* copy = bytes.empty() ? nullptr : std::malloc(bytes.size());
    if (copy != nullptr) std::memcpy(copy, bytes.data(), bytes.size());
    if (copy != nullptr || bytes.empty())
      source_ = zip_source_buffer_create(copy, bytes.size(), 1, &error);
    if (source_ != nullptr) {
      zip_source_keep(source_);
      zip_ = zip_open_from_source(source_, bytes.empty() ? ZIP_TRUNCATE : 0, &error);
    }
    zip_error_fini(&error);
    if (zip_ == nullptr) failed();
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() {
    if (zip_ != nullptr) zip_discard(zip_);
    if (source_ != nullptr) zip_source_free(source_);
  }

  void put(const std::string& name, std::string_view bytes) {
    zip_source_t* part = zip_source_buffer(zip_, bytes.data(), bytes.size(), 0);
    const zip_int64_t at = part == nullptr ? -1
                                           : zip_file_add(zip_, name.c_str(), part,
                                                          ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
    if (at < 0) failed();
    zip_file_set_mtime(zip_, static_cast<zip_uint64_t>(at), made_on, 0);
  }

  void take_out(const std::string& name) {
    const zip_int64_t at = zip_name_locate(zip_, name.c_str(), 0);
    if (at >= 0 && zip_delete(zip_, static_cast<zip_uint64_t>(at)) != 0) failed();
  }

  std::string bytes() {
    if (zip_close(zip_) != 0) failed();
    zip_ = nullptr;
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_source_stat(source_, &about) != 0 || zip_source_open(source_) != 0) failed();
    std::string all(about.size, '\0');
    const zip_int64_t got = zip_source_read(source_, all.data(), all.size());
    zip_source_close(source_);
    if (got != static_cast<zip_int64_t>(all.size())) failed();
    return all;
  }

 private:
  [[noreturn]] static void failed() {
    throw OutsideError("there is no memory left for an office file");
  }

  zip_source_t* source_ = nullptr;
  zip_t* zip_ = nullptr;
};

}  // namespace

void ZipParts::Close::operator()(zip* archive) const { zip_discard(archive); }

ZipParts::ZipParts(std::string_view bytes) {
  if (bytes.empty()) return;  // which libzip takes for an archive of nothing
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
  char more = 0;  // at its end the checksum is looked at
  const bool whole =
      file != nullptr &&
      zip_fread(file.get(), bytes.data(), about.size) == static_cast<zip_int64_t>(about.size) &&
      zip_fread(file.get(), &more, 1) == 0;
  if (!whole) {
    refused_ = "its part " + name + " is broken";
    return {};
  }
  return bytes;
}

std::vector<std::string> ZipParts::names() const {
  std::vector<std::string> all;
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr) all.emplace_back(name);
  }
  return all;
}

std::string zip_of(std::span<const std::pair<std::string, std::string>> parts) {
  Archive archive("");
  for (const auto& [name, bytes] : parts) archive.put(name, bytes);
  return archive.bytes();
}

std::string zip_with(std::string_view bytes,
                     const std::map<std::string, std::optional<std::string>>& changed) {
  expects(!bytes.empty(), "zip_with: an archive");
  Archive archive(bytes);
  for (const auto& [name, part] : changed) {
    if (part)
      archive.put(name, *part);
    else
      archive.take_out(name);
  }
  return archive.bytes();
}

}  // namespace peil
