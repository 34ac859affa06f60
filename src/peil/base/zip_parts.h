#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct zip;

namespace peil {

/// The parts of a document that is a ZIP archive, read with limits: what unpacks to more than a
/// letter or report can hold is refused before it is unpacked.
class ZipParts {
 public:
  /// Contract  the bytes outlive this.
  explicit ZipParts(std::string_view bytes);

  bool ok() const { return archive_ != nullptr; }
  /// Nothing: there is no such part, or it is too large, encrypted or broken (see `refused`).
  std::optional<std::string> part(const std::string& name);
  /// Names of its parts, in the order of the archive.
  std::vector<std::string> names() const;
  /// Why a part that is there did not come; "" otherwise.
  const std::string& refused() const { return refused_; }

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Close> archive_;
  std::string refused_;
};

/// A ZIP archive of parts in their order. The same parts give the same bytes.
/// Throws OutsideError where memory runs out.
std::string zip_of(std::span<const std::pair<std::string, std::string>> parts);

/// An archive in which parts are replaced by those of the same name, or come behind the others;
/// a part that is replaced by nothing is taken out. The rest stays as it is, byte by byte.
/// Contract  the bytes are an archive (ZipParts::ok).
/// Throws    OutsideError where memory runs out.
std::string zip_with(std::string_view bytes,
                     const std::map<std::string, std::optional<std::string>>& changed);

}  // namespace peil
