#pragma once

#include <map>
#include <string>

#include <pugixml.hpp>

#include "peil/render/office_package.h"

namespace peil::render {

/// How a slide comes into another file.
struct Grafted {
  std::string part;             ///< as which it comes
  std::string layout;           ///< of that file
  bool layout_is_ours = false;  ///< it has the places of peil's own
  std::size_t number = 0;       ///< of the slide, from 1
  bool hidden = false;          ///< left out of the show
};

/// Takes slides from one file to another, with notes, charts and their workbooks. Layouts and what
/// pages of notes have in common are those of the file they come to.
class SlideGraft {
 public:
  /// Contract  both outlive this; `notes_master` is a part of `to`.
  SlideGraft(OfficePackage& from, OfficePackage& to, std::string notes_master)
      : from_(from), to_(to), notes_master_(std::move(notes_master)) {}

  void slide(const std::string& part, const Grafted& as);

 private:
  std::string copied(const std::string& part);
  void copy_relations(const std::string& part, const std::string& as);

  OfficePackage& from_;
  OfficePackage& to_;
  std::string notes_master_;
  std::map<std::string, std::string> known_;  ///< part of `from`: its name in `to`
};

/// What a layout is called; "" where it has no name.
std::string layout_name(OfficePackage& package, const std::string& layout);

/// The layouts of a presentation by their names; the first where two have the same.
std::map<std::string, std::string> layouts_by_name(OfficePackage& package,
                                                   const std::string& presentation);

}  // namespace peil::render
