#pragma once

#include <set>
#include <string>
#include <vector>

#include "peil/model/document.h"
#include "peil/render/office_parts.h"
#include "peil/render/slide_flow.h"

namespace peil::render {

/// The numbers on a slide with the keys of their figures, each once, in their order.
class SlideNumbers {
 public:
  void add(const Words& words);
  void add(const Slide& slide);

  /// "7,7 = 2013/vr/overall/mean@3f9a2c51", with " low" or another part behind it.
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  void add(const Number& number);
  void add(const TextBox& box);
  void add(const TableBox& box);
  void add(const ChartBox& box);

  std::vector<std::string> lines_;
  std::set<std::string> seen_;
};

inline constexpr const char* notes_master_part = "ppt/notesMasters/notesMaster1.xml";

/// What the notes of slides have in common.
void add_notes_master(OfficeParts& parts, const std::string& theme, const std::string& language);
/// The notes of `slide`, a part; `number` counts slides from 1.
void add_notes(OfficeParts& parts, const std::string& slide, std::size_t number,
               const std::vector<std::string>& lines, const std::string& language);

}  // namespace peil::render
