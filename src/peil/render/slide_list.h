#pragma once

#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "peil/render/office_package.h"

namespace peil::render {

/// The slides of a presentation in their order, with everything in it that names them: sections,
/// custom shows, links from elsewhere.
class SlideList {
 public:
  /// Contract  the package outlives this.
  explicit SlideList(OfficePackage& package);

  /// It is a presentation, and each of its slides is a part of its own.
  bool ok() const { return ok_; }
  const std::string& presentation() const { return presentation_; }
  const std::vector<std::string>& slides() const { return slides_; }
  /// Width and height of slides, in the unit of Office files.
  std::pair<long, long> size() const;

  /// These in this order. Those that are new come into the section of the slide before them; what
  /// led to one that is left out leads to the slide before it.
  /// Contract  at least one
  void arrange(const std::vector<std::string>& slides);
  /// Counts in the properties of the file; what they tell of titles is left out.
  void count();

 private:
  bool read();
  pugi::xml_node entry_of(const std::string& slide) const;
  void leave_out(const std::string& slide, const std::string& instead);
  void add(const std::string& slide, const std::string& before);

  OfficePackage& package_;
  bool ok_ = false;
  std::string presentation_;
  std::vector<std::string> slides_;
  pugi::xml_document xml_;
};

}  // namespace peil::render
