#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/zip_parts.h"

namespace peil::files {

/// Where one part of an Office file leads to (ISO/IEC 29500-2, Open Packaging Conventions).
struct PublishedRelation {
  std::string id, type;
  std::string to;  ///< name of the part, or an address where it lies outside the file
  bool outside = false;
};

/// The parts of a published Office file and how they hang together.
class PublishedPackage {
 public:
  /// Contract  the bytes outlive this.
  explicit PublishedPackage(std::string_view bytes);

  /// What stands in the way of reading it, or did of the part asked for last, as the end of a
  /// sentence; "" where nothing does.
  const std::string& why() const { return why_; }

  std::vector<std::string> names() const { return parts_.names(); }
  /// Nothing: there is no such part, or why() tells what is wrong.
  std::optional<std::string> part(const std::string& name);
  /// Of a part, or of the file as a whole ("").
  std::vector<PublishedRelation> relations(const std::string& part);
  /// Of which kind the file says that a part is; "" where it does not.
  std::string content_type(const std::string& part) const;

 private:
  void read_types();

  ZipParts parts_;
  std::string why_;
  std::map<std::string, std::string> type_of_part_, type_of_ending_;
};

/// Name of the part that tells where another leads to: "word/_rels/document.xml.rels".
std::string relations_part(const std::string& part);

}  // namespace peil::files
