"""Reads QR codes with zxing-cpp (PyPI), so that our encoder is not its own judge.

    qr_codes.py FILE    each line of FILE is the number of modules on a side and the modules as 0 and 1; prints a JSON list of what
                        each says, null for one that cannot be read. Exit 3 when the decoder is not installed.
"""
import json
import sys

try:
    import numpy
    import zxingcpp
except ImportError:
    sys.exit(3)


def read(line):
    side, modules = line.split()
    side = int(side)
    image = numpy.full((side + 8, side + 8), 255, dtype=numpy.uint8)
    for place, module in enumerate(modules):
        if module == "1":
            image[4 + place // side, 4 + place % side] = 0
    found = zxingcpp.read_barcodes(numpy.kron(image, numpy.ones((4, 4), dtype=numpy.uint8)))
    return found[0].text if found else None


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        print(json.dumps([read(line) for line in file.read().split("\n") if line]))
