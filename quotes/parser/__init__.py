"""The joint parser: one encoder, one forward pass, a head for every layer of annotation."""
