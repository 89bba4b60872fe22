"""The hub: numbers sealed envelopes and keeps them for those who may fetch them. It holds no key and can read none of it."""
