#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "peil/base/bytes.h"

namespace peil {

/// Files that people name on the command line. All throw OutsideError with a sentence that names
/// the file and the reason. Only plain files are read, and standard input under the name "-": what
/// else there is (a device, a named pipe) may never end.
class Files {
 public:
  virtual ~Files() = default;
  virtual std::string read(const std::string& path) const = 0;
  /// A file whose bytes are fetched when they are needed, from any place and by several threads;
  /// fetching throws when the file has become shorter meanwhile. What is not a disk may read it
  /// whole.
  virtual Bytes open(const std::string& path) const {
    std::string all = read(path);
    const std::size_t size = all.size();
    return {size, [all = std::move(all)](std::size_t from, std::span<char> to) {
              return bytes_of(all).fetch(from, to);
            }};
  }
  /// Reads a file of any size in pieces.
  virtual void read_pieces(const std::string& path,
                           const std::function<void(std::string_view)>& take) const = 0;
  /// Writes whole or not at all: to a new file of a name that nobody can foresee, synced, then
  /// renamed over whatever was there. After a throw the old file is as it was and nothing lies
  /// beside it. `secret` files are readable by their owner only.
  virtual void write(const std::string& path, std::string_view bytes, bool secret = false) = 0;
  virtual bool exists(const std::string& path) const = 0;
  virtual void make_folder(const std::string& path) = 0;
  /// The text files of a study folder by path relative to it ("plans/2013.toml"): study.toml,
  /// questionnaire.toml, published.toml, simulation.toml, plans/*.toml, tables/*.toml,
  /// translations/*.xlf, locks/*.json.
  virtual std::map<std::string, std::string> study_folder(const std::string& path) const = 0;
};

}  // namespace peil
