#pragma once

#include "peil/ports/files.h"

namespace peil::files {

/// Files on this machine's disks.
class Disk : public Files {
 public:
  std::string read(const std::string& path) const override;
  Bytes open(const std::string& path) const override;
  void read_pieces(const std::string& path,
                   const std::function<void(std::string_view)>& take) const override;
  void write(const std::string& path, std::string_view bytes, bool secret) override;
  bool exists(const std::string& path) const override;
  void make_folder(const std::string& path) override;
  std::map<std::string, std::string> study_folder(const std::string& path) const override;
};

}  // namespace peil::files
