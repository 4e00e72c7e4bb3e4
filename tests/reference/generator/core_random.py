"""The random numbers of core/random.h, so that experiments too large to store can be drawn anew."""

MASK32 = 0xFFFFFFFF
MASK64 = 0xFFFFFFFFFFFFFFFF

# Numbers of RandomStream.
DATA, SPLIT, WEIGHTS, ORDER, DROPOUT = 1, 3, 4, 5, 6


class CoreRandom:
    """O'Neill (2014), PCG XSH RR 64/32, with the distributions of core/random.cpp."""

    def __init__(self, seed, stream):
        self._state = 0
        self._increment = (stream << 1) | 1
        self.next()
        self._state = (self._state + seed) & MASK64
        self.next()

    def next(self):
        """32 uniformly distributed bits."""
        old = self._state
        self._state = (old * 6364136223846793005 + self._increment) & MASK64
        shifted = (((old >> 18) ^ old) >> 27) & MASK32
        rotation = old >> 59
        return ((shifted >> rotation) | (shifted << (-rotation & 31))) & MASK32

    def below(self, bound):
        """A whole number from 0 to bound - 1: Lemire (2019), algorithm 5."""
        product = self.next() * bound
        while product & MASK32 < (1 << 32) % bound:
            product = self.next() * bound
        return product >> 32

    def uniform(self, minimum, maximum):
        """A number in [minimum, maximum)."""
        high, low = self.next() >> 5, self.next() >> 6
        value = minimum + (maximum - minimum) * (((high << 26) | low) * 2.0**-53)
        return value if value < maximum else minimum

    def shuffled(self, count):
        """The numbers from 0 to count - 1 in random order: Durstenfeld (1964)."""
        values = list(range(count))
        for i in range(count, 1, -1):
            j = self.below(i)
            values[i - 1], values[j] = values[j], values[i - 1]
        return values
