#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace peil::files {

/// The parts of a document that is a ZIP archive, read with limits: what unpacks to more than a
/// letter can hold is refused before it is unpacked.
class ZipParts {
 public:
  /// Contract  the bytes outlive this.
  explicit ZipParts(std::string_view bytes);

  bool ok() const { return archive_ != nullptr; }
  /// Nothing: there is no such part, or it is too large, encrypted or broken (see `refused`).
  std::optional<std::string> part(const std::string& name);
  /// Why a part that is there did not come; "" otherwise.
  const std::string& refused() const { return refused_; }

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Close> archive_;
  std::string refused_;
};

}  // namespace peil::files
